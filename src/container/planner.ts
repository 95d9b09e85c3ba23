import { TenonError } from '../core/errors.js';
import { hasTeardown, isAsyncMake } from './definition.js';
import type { Call, EntryPlan, Group, Operand, Step, Wrap } from './entry.js';
import type { RequestInput } from './input.js';
import type { PlannedBinding, PlannedService } from './inversify.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';
import type { Need } from './need.js';
import { PlannedInputs } from './planned-inputs.js';
import type { PlanningContext } from './planning-context.js';
import type { SingletonCell } from './singletons.js';
import { newGroup, requestValue, seedOperand } from './planned-group.js';
import { isFresh } from './use.js';

/** What a way into the container consists of, before it is planned. */
export interface EntrySpec {
  readonly name: string;
  /** What is asked for of the credentials in the trees of its guards, effects and arguments. */
  readonly scopes: readonly string[];
  /** Run first, each for its effect. */
  readonly guards: readonly LinkedNeed[];
  /** What tells who asks in the trees of guards and of what runs early: run in front of each of them, for their own inputs may be invalid. */
  readonly asking: ReadonlyMap<LinkedNeed, readonly LinkedNeed[]>;
  /** What tells who asks, among what is asked for below: run with the guards, and what it gives is there for whoever asked. */
  readonly early: readonly LinkedNeed[];
  /** Made for their effect, after the inputs were read and before the call's own needs. */
  readonly effects: readonly LinkedNeed[];
  /** The method to call in the end, with what it takes; without it, the entry is worth its target. */
  readonly target: LinkedNeed | undefined;
  readonly method: string | undefined;
  readonly args: readonly LinkedNeed[];
  /** What the call runs inside of, the outermost first. */
  readonly around?: { readonly needs: readonly LinkedNeed[]; readonly wrap: Wrap } | undefined;
}

/** Plans a route: guards first, then what the handler needs, each request-scoped value once. */
export function planEntry(spec: EntrySpec, context: PlanningContext): EntryPlan {
  return new EntryPlanner(context).entry(spec);
}

/** Plans the singletons in the trees of some bindings of one key, so that start-up can make them. */
export function planSingletons(bindings: readonly LinkedBinding[], context: PlanningContext): void {
  const planner = new EntryPlanner(context);
  for (const { key, definition } of bindings) {
    const { name, tag } = definition.native ?? {};
    for (const planned of context.planner.plan(key, { many: true, name, tag }).bindings) planner.singletons(planned);
  }
}

class EntryPlanner {
  readonly #inputs = new PlannedInputs();
  /** The slot of a family of request-scoped bindings, the same in every group. */
  readonly #slots = new Map<symbol, number>();
  #count = 0;
  #disposable = false;
  #group = newGroup(false);
  /** What guards have made before the main group runs. */
  #guarded: ReadonlyMap<symbol, Operand> = new Map();
  readonly #shared = new Set<number>();

  constructor(private readonly context: PlanningContext) {}

  entry(spec: EntrySpec): EntryPlan {
    const guarded = new Map<symbol, Operand>();
    const alone = (need: LinkedNeed): Group => {
      this.#group = newGroup(true);
      const group = this.#close(this.#need(need));
      for (const [family, operand] of this.#group.made) guarded.set(family, operand);
      return group;
    };
    // What is wrong with the inputs of what runs early is told where it is asked for.
    const untold = (needs: readonly LinkedNeed[]): Group[] => this.#inputs.untold(() => needs.map(alone));
    const guards = spec.guards.flatMap((guard) => [...untold(spec.asking.get(guard) ?? []), alone(guard)]);
    guards.push(...spec.early.flatMap((one) => untold([...(spec.asking.get(one) ?? []), one])));
    const effects = spec.effects.map(alone);
    this.#group = newGroup(false);
    this.#guarded = guarded;
    const around = spec.around && { operands: spec.around.needs.map((one) => this.#need(one)), wrap: spec.around.wrap };
    const target = spec.target === undefined ? ({ kind: 'absent' } as const) : this.#need(spec.target);
    const args = this.#arguments(spec.args);
    const call: Call | undefined = spec.method === undefined ? undefined : { target, method: spec.method, args, around };
    return { ...this.#plan(spec.name, guards, this.#close(target), call), effects };
  }

  /** The cell of a singleton, with the plan of its making; undefined for what is no singleton. */
  singleton(planned: PlannedBinding): SingletonCell | undefined {
    const binding = this.#known(planned);
    const cell = this.context.cells.get(binding);
    if (cell !== undefined && !cell.isPlanned) cell.planned(new EntryPlanner(this.context).#making(binding, planned));
    return cell;
  }

  /** Plans the singletons in the tree of a binding: itself, or what it needs. */
  singletons(planned: PlannedBinding, seen = new Set<PlannedBinding>()): void {
    if (seen.has(planned)) return;
    seen.add(planned);
    if (this.context.bindings.has(planned.id) && this.singleton(planned) !== undefined) return;
    for (const { bindings } of planned.parameters) for (const one of bindings) this.singletons(one, seen);
  }

  #making(binding: LinkedBinding, planned: PlannedBinding): EntryPlan {
    const args = planned.parameters.map((service, i) => this.#service(service, binding.needs[i]?.need));
    const plan = this.#plan(binding.id, [], this.#close(this.#push(binding, args)), undefined);
    const captured = requestValue(plan);
    if (captured === undefined) return plan;
    const { name } = binding.definition;
    throw TenonError.of('SCOPE_CAPTIVE', { singleton: name, module: binding.module.id, captured }, { path: [name, captured] });
  }

  #plan(name: string, guards: readonly Group[], main: Group, call: Call | undefined): EntryPlan {
    const { all: inputs, told } = this.#inputs;
    return {
      name,
      guards,
      effects: [],
      main,
      call,
      inputs,
      told,
      slots: this.#count,
      shared: [...this.#shared],
      disposable: this.#disposable,
    };
  }

  #close(result: Operand): Group {
    const { steps, inputs } = this.#group;
    return { steps, inputs: [...inputs], result, async: steps.some((step) => step.async) };
  }

  /** Arguments in their order; but their inputs are noted last, by rank, so that dependencies come before them. */
  #arguments(needs: readonly LinkedNeed[]): Operand[] {
    const operands = new Map<LinkedNeed, Operand>();
    for (const need of needs) if (need.kind !== 'input') operands.set(need, this.#need(need));
    const inputs = needs.filter((need) => need.kind === 'input').sort((a, b) => a.input.rank - b.input.rank);
    for (const need of inputs) operands.set(need, this.#input(need.input));
    return needs.map((need) => operands.get(need) ?? { kind: 'absent' });
  }

  #need(linked: LinkedNeed): Operand {
    if (linked.kind === 'absent') return { kind: 'absent' };
    if (linked.kind === 'seed') return seedOperand(linked.seed);
    if (linked.kind === 'input') return this.#input(linked.input);
    const { need } = linked;
    return this.#service(this.context.planner.plan(linked.key, { many: need.many, name: need.name }), need);
  }

  #service(service: PlannedService, need: Need | undefined): Operand {
    const seed = this.context.seeds.get(service.identifier);
    if (seed !== undefined) return seedOperand(seed);
    const input = this.context.inputs.get(service.identifier);
    if (input !== undefined) return this.#input(input);
    if (service.many) return { kind: 'list', items: service.bindings.map((one) => this.#binding(one, undefined)) };
    const [only] = service.bindings;
    return only === undefined ? { kind: 'absent' } : this.#binding(only, need);
  }

  #input(input: RequestInput): Operand {
    const index = this.#inputs.met(input);
    this.#group.inputs.add(index);
    return { kind: 'input', index };
  }

  #binding(planned: PlannedBinding, need: Need | undefined): Operand {
    const binding = this.#known(planned);
    const { make, name } = binding.definition;
    if (make.kind === 'value' && binding.definition.native?.activate === undefined) return { kind: 'value', value: make.value, name };
    if (make.kind === 'alias') return this.#service(planned.parameters[0] as PlannedService, undefined);
    const cell = this.singleton(planned);
    if (cell !== undefined && !binding.definition.lazy) return { kind: 'singleton', cell };
    const known = isFresh(binding, need) ? undefined : this.#remembered(binding);
    if (known !== undefined) return this.#met(planned, binding, known);
    if (cell !== undefined) return this.#push(binding, [], cell);
    const args = this.#inputs.below(binding.family, () => this.#parameters(planned.parameters, binding.needs));
    return isFresh(binding, need) ? this.#pushFresh(binding, args) : this.#push(binding, args);
  }

  /** What was made before: in this group, or in a guard that the main group comes after. */
  #remembered(binding: LinkedBinding): Operand | undefined {
    const made = this.#group.made.get(binding.family);
    if (made !== undefined) return made;
    const fromGuard = this.#guarded.get(binding.family);
    if (fromGuard?.kind === 'slot') this.#shared.add(fromGuard.slot);
    return fromGuard;
  }

  /** Something remembered is met again: what is to be fresh below it is called again all the same. */
  #met(planned: PlannedBinding, binding: LinkedBinding, operand: Operand): Operand {
    const again = this.#inputs.again(binding.family, () => this.#again(planned));
    return again.length === 0 || operand.kind !== 'slot' ? operand : { ...operand, again };
  }

  #again(planned: PlannedBinding): Operand[] {
    const binding = this.context.bindings.get(planned.id);
    if (binding === undefined || binding.scope === 'transient' || !this.context.aboveFresh.has(binding)) return [];
    return planned.parameters.flatMap(({ bindings }, i) => {
      const need = binding.needs[i]?.need;
      return bindings.flatMap((one) => (need?.cache === false ? [this.#binding(one, need)] : this.#again(one)));
    });
  }

  /** Like {@link #arguments}, for what Inversify has planned. */
  #parameters(services: readonly PlannedService[], needs: readonly LinkedNeed[]): Operand[] {
    const inputs = services.map((service) => this.context.inputs.get(service.identifier));
    const operands = services.map((service, i) => (inputs[i] === undefined ? this.#service(service, needs[i]?.need) : undefined));
    const ranked = [...inputs.entries()].flatMap(([i, input]) => (input === undefined ? [] : [{ i, input }]));
    for (const { i, input } of ranked.sort((a, b) => a.input.rank - b.input.rank)) operands[i] = this.#input(input);
    return operands.map((operand) => operand ?? { kind: 'absent' });
  }

  #push(binding: LinkedBinding, args: readonly Operand[], cell?: SingletonCell): Operand {
    let slot = this.#slots.get(binding.family);
    if (slot === undefined) this.#slots.set(binding.family, (slot = this.#count++));
    this.#step({ slot, binding, args, cell, fresh: false, remembers: undefined });
    const operand: Operand = { kind: 'slot', slot };
    this.#group.made.set(binding.family, operand);
    return operand;
  }

  /** Made for one use. If it is the first of its binding it is what later uses are given; among guards that shows only when they run. */
  #pushFresh(binding: LinkedBinding, args: readonly Operand[]): Operand {
    const { isGuard, made } = this.#group;
    const slot = this.#count++;
    const operand: Operand = { kind: 'slot', slot };
    let remembers: number | undefined;
    if (binding.scope !== 'transient' && !made.has(binding.family) && !this.#guarded.has(binding.family)) {
      if (isGuard) {
        remembers = this.#slots.get(binding.family) ?? this.#count++;
        this.#slots.set(binding.family, remembers);
      }
      made.set(binding.family, remembers === undefined ? operand : { kind: 'slot', slot: remembers });
    }
    this.#step({ slot, binding, args, cell: undefined, fresh: true, remembers });
    return operand;
  }

  #step(step: Omit<Step, 'async'>): void {
    const { binding, cell } = step;
    this.#group.steps.push({ ...step, async: cell?.isAsync ?? isAsyncMake(binding.definition) });
    if (cell === undefined && hasTeardown(binding.definition)) this.#disposable = true;
  }

  #known(planned: PlannedBinding): LinkedBinding {
    const binding = this.context.bindings.get(planned.id);
    if (binding === undefined) throw new Error(`Inversify planned a binding (${planned.id}) that Tenon did not make`);
    return binding;
  }
}
