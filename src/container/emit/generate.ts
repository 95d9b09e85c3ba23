import { isGenerator } from '../definition.js';
import type { Call, EntryPlan, Group, Operand, Step } from '../entry.js';
import type { LinkedBinding } from '../linked.js';
import { tokenName } from '../token.js';
import { checkOf, destroyer, opened, plain, type Surroundings } from '../making.js';
import { EMPTY } from './interpret.js';
import type { EmittedEntry, EmittedGuard, RunGroup } from './entry.js';

/**
 * Makes an entry runnable as generated code: the straight line that one would write by hand, one function for the handler and one for
 * each guard. Measured against hand-written code over 40 routes: 1.0 (bench/scope.mjs); the step interpreter costs about six times that.
 */
export function generate(plan: EntryPlan, around: Pick<Surroundings, 'contextOf'>): EmittedEntry {
  const writer = new Writer(plan, around);
  const guards = plan.guards.map((group, i) => writer.guard(group, `guard${i}`));
  const effects = plan.effects.map((group, i) => writer.guard(group, `effect${i}`));
  const main = writer.main();
  const source = `"use strict";\n${writer.header()}return [\n${[main, ...guards, ...effects].join(',\n')}\n];`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- generating code is the point; no text in it comes from a request
  const functions = new Function('k', source)(writer.constants) as [RunGroup, ...RunGroup[]];
  const [run, ...others] = functions;
  const alone = (groups: readonly Group[], runs: readonly RunGroup[]): EmittedGuard[] =>
    groups.map(({ inputs }, i) => ({ inputs, run: runs[i] as RunGroup }));
  return {
    plan,
    guards: alone(plan.guards, others),
    effects: alone(plan.effects, others.slice(guards.length)),
    run,
    source,
  };
}

class Writer {
  readonly constants: unknown[] = [];
  readonly #names: string[] = [];
  readonly #known = new Map<unknown, string>();

  constructor(
    private readonly plan: EntryPlan,
    private readonly around: Pick<Surroundings, 'contextOf'>,
  ) {}

  /** Unpacks the constants under readable names. */
  header(): string {
    return this.#names.length === 0 ? '' : `const [${this.#names.join(', ')}] = k;\n`;
  }

  main(): string {
    const { main, call, shared, name } = this.plan;
    const lines = shared.map((slot) => `const v${slot} = shared[${slot}];`);
    for (const step of main.steps) lines.push(...this.#step(step));
    lines.push(`return ${call === undefined ? this.#operand(main.result) : this.#ending(call)};`);
    return this.#function(name, main.async, lines);
  }

  #ending({ target, method, args, around }: Call): string {
    const call = `${this.#operand(target)}[${JSON.stringify(method)}](${this.#list(args)})`;
    if (around === undefined) return call;
    return `${this.#constant(around.wrap, 'around')}([${this.#list(around.operands)}], () => ${call}, frame)`;
  }

  /** A guard makes a shared value only if no guard before it has: each may be left out when its own inputs are invalid. */
  guard(group: Group, name: string): string {
    const lines: string[] = [];
    for (const step of group.steps) {
      if (step.fresh) {
        lines.push(...this.#step(step), ...this.#remembering(step));
        continue;
      }
      const inner = this.#step(step, `v${step.slot} = `).map((line) => `  ${line}`);
      lines.push(
        `let v${step.slot} = shared[${step.slot}];`,
        `if (v${step.slot} === ${this.#constant(EMPTY, 'EMPTY')}) {`,
        ...inner,
        `  shared[${step.slot}] = v${step.slot};`,
        '}',
      );
    }
    lines.push(`return ${this.#operand(group.result)};`);
    return this.#function(name, group.async, lines);
  }

  #remembering({ slot, remembers }: Step): string[] {
    if (remembers === undefined) return [];
    const empty = this.#constant(EMPTY, 'EMPTY');
    return [
      `let v${remembers} = shared[${remembers}];`,
      `if (v${remembers} === ${empty}) shared[${remembers}] = v${remembers} = v${slot};`,
    ];
  }

  #function(name: string, async: boolean, lines: readonly string[]): string {
    return `${async ? 'async ' : ''}function ${identifier(name)}(frame, inputs, stack, shared) {\n  ${lines.join('\n  ')}\n}`;
  }

  /** What was waited for may come when the request is over already: then nothing more is made on it. */
  #step(step: Step, target = `const v${step.slot} = `): string[] {
    const lines = this.#making(step, target);
    return step.async ? [...lines, 'stack.check();'] : lines;
  }

  #making(step: Step, target: string): string[] {
    const { binding, async } = step;
    const label = JSON.stringify(binding.definition.name);
    const { activate } = binding.definition.native ?? {};
    if (step.cell !== undefined) {
      const cell = this.#constant(step.cell, 'lazy');
      return [
        `${target}${async ? `${cell}.isReady ? ${cell}.value : await ${cell}.obtain()` : `${this.#plain()}(${cell}.value, ${label})`};`,
      ];
    }
    if (activate === undefined) return this.#make(step, target, label);
    const raw = `r${step.slot}`;
    const context = this.#constant(this.around.contextOf(binding), 'context');
    const call = `${this.#constant(activate, 'activate')}(${context}, ${raw})`;
    return [...this.#make(step, `const ${raw} = `, label), `${target}${async ? `await ${call}` : `${this.#plain()}(${call}, ${label})`};`];
  }

  #make({ slot, binding, args, async }: Step, target: string, label: string): string[] {
    const { make } = binding.definition;
    const wait = async ? 'await ' : '';
    switch (make.kind) {
      case 'class': {
        const list = make.parameters.map((need) => (need < 0 ? 'undefined' : this.#operand(args[need] as Operand)));
        const value = `c${slot}`;
        const made = `new ${this.#constant(make.type, tokenName(make.type))}(${list.join(', ')})`;
        const after = [
          ...make.properties.map(([key, need]) => `${value}[${this.#key(key)}] = ${this.#operand(args[need] as Operand)};`),
          ...make.postConstruct.map((method) =>
            async ? `await ${value}[${this.#key(method)}]();` : `${this.#plain()}(${value}[${this.#key(method)}](), ${label});`,
          ),
          ...(make.preDestroy.length === 0
            ? []
            : [
                `${this.#stack(binding)}.add(${this.#constant(destroyer, 'destroyer')}(${value}, ${this.#constant(make.preDestroy, 'methods')}), ${label});`,
              ]),
        ];
        return after.length === 0 ? [`${target}${made};`] : [`const ${value} = ${made};`, ...after, `${target}${value};`];
      }
      case 'call': {
        const call = this.#call(this.#constant(make.call, binding.definition.name), make.keys, args);
        return [`${target}${async ? `await ${call}` : `${this.#constant(checkOf(binding.definition), 'plain')}(${call}, ${label})`};`];
      }
      case 'yield': {
        const generator = `g${slot}`;
        const call = this.#call(this.#constant(make.call, binding.definition.name), make.keys, args);
        const begin = this.#constant(opened, 'opened');
        return [
          `const ${generator} = ${call};`,
          `${target}${isGenerator(make.call) ? '' : wait}${begin}(${wait}${generator}.next(), ${generator}, ${this.#stack(binding)}, ${label});`,
        ];
      }
      case 'dynamic': {
        const call = `${this.#constant(make.build, 'dynamic')}(${this.#constant(this.around.contextOf(binding), 'context')})`;
        return [`${target}${async ? `await ${call}` : `${this.#plain()}(${call}, ${label})`};`];
      }
      case 'value':
        return [`${target}${this.#constant(make.value, binding.definition.name)};`];
      case 'alias':
        return [`${target}${this.#operand(args[0] as Operand)};`];
    }
  }

  #call(callee: string, keys: readonly string[] | undefined, args: readonly Operand[]): string {
    if (keys === undefined) return `${callee}(${this.#list(args)})`;
    return `${callee}({ ${keys.map((key, i) => `${property(key)}: ${this.#operand(args[i] as Operand)}`).join(', ')} })`;
  }

  #stack({ definition, scope }: LinkedBinding): string {
    return scope !== 'singleton' && definition.closes === 'after-response' ? 'stack.late' : 'stack';
  }

  #list(operands: readonly Operand[]): string {
    return operands.map((operand) => this.#operand(operand)).join(', ');
  }

  #operand(operand: Operand): string {
    switch (operand.kind) {
      case 'slot':
        return `v${operand.slot}`;
      case 'seed':
        return `frame.${operand.property}`;
      case 'input':
        return `inputs[${operand.index}]`;
      case 'value':
        return this.#constant(operand.value, operand.name);
      case 'singleton':
        return this.#constant(operand.cell.value, operand.cell.binding.definition.name);
      case 'list':
        return `[${this.#list(operand.items)}]`;
      case 'absent':
        return 'undefined';
    }
  }

  #key(key: string | symbol): string {
    return typeof key === 'string' ? JSON.stringify(key) : this.#constant(key, 'key');
  }

  #plain(): string {
    return this.#constant(plain, 'plain');
  }

  #constant(value: unknown, hint: string): string {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const name = `${identifier(hint)}$${this.constants.length}`;
    this.constants.push(value);
    this.#names.push(name);
    this.#known.set(value, name);
    return name;
  }
}

/** A key of an object literal; `__proto__` would be the prototype if it were not computed. */
function property(key: string): string {
  return key === '__proto__' ? '["__proto__"]' : JSON.stringify(key);
}

/** A name fit for generated code, made of one that people gave. */
function identifier(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_$]+/g, '_');
  return /^[A-Za-z_$]/.test(safe) ? safe : `_${safe}`;
}
