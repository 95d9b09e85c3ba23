/**
 * The one file that touches `@inversifyjs/core` and the plugin interface, whose shapes change between their majors:
 * both are pinned exactly, and `spec/container/inversify.spec.ts` holds what is read here.
 */
import {
  ClassElementMetadataKind,
  injectable as coreInjectable,
  plan,
  type Binding,
  type ClassElementMetadata,
  type ClassMetadata,
  type PlanBindingNode,
  type PlanParams,
  type PlanServiceNode,
} from '@inversifyjs/core';
import { Plugin } from '@inversifyjs/plugin';
import { type BindingScope, type Container, injectable, LazyServiceIdentifier, type ServiceIdentifier } from 'inversify';
import { TenonError } from '../core/errors.js';
import type { Constructor } from '../core/types.js';

export type { Container };

/** Inversify's `@injectable`, for a class that may carry it already: twice is an error there. */
export function markInjectable(target: object, scope?: BindingScope): void {
  if (Reflect.hasOwnMetadata('@inversifyjs/core/classIsInjectableFlagReflectKey', target)) return;
  injectable(scope)(target as Constructor);
}

/** Whether this is how `container.get` refuses what is made asynchronously; the class of the error is not exported. */
export function cannotWait(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Unexpected asynchronous service');
}

/** One injection point as Inversify's decorators describe it. */
export interface InjectionPoint {
  /** Undefined for a type that was not defined yet. */
  readonly token: ServiceIdentifier | undefined;
  /** Whether the declared type is what is meant: no token stands there, at most conditions (`@optional() engine?: Engine`). */
  readonly isByType: boolean;
  readonly optional: boolean;
  readonly many: boolean;
  readonly name: string | number | symbol | undefined;
  readonly tags: ReadonlyMap<string | number | symbol, unknown>;
}

/** What Inversify's decorators say about a class. */
export interface ClassFacts {
  /** `'unmanaged'` for a parameter that keeps its default. */
  readonly parameters: readonly (InjectionPoint | 'unmanaged' | undefined)[];
  readonly properties: ReadonlyMap<string | symbol, InjectionPoint>;
  readonly postConstruct: readonly (string | symbol)[];
  readonly preDestroy: readonly (string | symbol)[];
  readonly scope: 'Singleton' | 'Transient' | 'Request' | undefined;
}

/** Reads what Inversify's decorators wrote on a class, also where they left holes: what is missing is for the caller to name. */
export function classFacts(type: Constructor): ClassFacts {
  const metadata = Reflect.getOwnMetadata('@inversifyjs/core/classMetadataReflectKey', type) as ClassMetadata | undefined;
  const properties = new Map<string | symbol, InjectionPoint>();
  for (const [key, element] of metadata?.properties ?? []) {
    const point = injectionPoint(element);
    if (point !== undefined && point !== 'unmanaged') properties.set(key, point);
  }
  return {
    parameters: Array.from(metadata?.constructorArguments ?? [], injectionPoint),
    properties,
    postConstruct: [...(metadata?.lifecycle.postConstructMethodNames ?? [])],
    preDestroy: [...(metadata?.lifecycle.preDestroyMethodNames ?? [])],
    scope: metadata?.scope,
  };
}

function injectionPoint(element: ClassElementMetadata | undefined): InjectionPoint | 'unmanaged' | undefined {
  if (element === undefined) return undefined;
  if (element.kind === ClassElementMetadataKind.unmanaged) return 'unmanaged';
  const { kind, optional, name, tags } = element;
  const many = kind === ClassElementMetadataKind.multipleInjection;
  // A kind of neither is Inversify's "unknown": decorators that only set conditions.
  if (!many && kind !== ClassElementMetadataKind.singleInjection) return { token: undefined, isByType: true, optional, many, name, tags };
  const token = LazyServiceIdentifier.is(element.value) ? element.value.unwrap() : element.value;
  return { token, isByType: element.isFromTypescriptParamType === true, optional, many, name, tags };
}

/** One service of Inversify's plan: the bindings that were chosen for it. */
export interface PlannedService {
  readonly identifier: ServiceIdentifier;
  readonly many: boolean;
  readonly bindings: readonly PlannedBinding[];
}

/** One chosen binding, with the services that its parameters were planned to. */
export interface PlannedBinding {
  readonly id: number;
  readonly parameters: readonly PlannedService[];
}

/** What a plan is asked for beside the service: all bindings of it, those of a name, those of a tag. */
export interface PlanConditions {
  readonly many?: boolean;
  readonly name?: string | number | symbol | undefined;
  readonly tag?: readonly [key: string | number | symbol, value: unknown] | undefined;
}

/** Reads plans back from a container without making anything. */
export interface Planner {
  /** The plan of one service, or of all bindings of it; throws what Inversify throws when nothing, or too much, fits. */
  plan(identifier: ServiceIdentifier, conditions?: PlanConditions): PlannedService;
}

/** Gives a container a planner. Throws `INVERSIFY_TWICE` when the decorators and the planner come from two copies of Inversify's core. */
export function plannerOf(container: Container): Planner {
  if ((coreInjectable as unknown) !== injectable) throw TenonError.of('INVERSIFY_TWICE', {});
  let parameters: ((identifier: ServiceIdentifier, conditions: PlanConditions) => PlanParams) | undefined;
  class Reader extends Plugin<Container> {
    load(): void {
      const { activationService, bindingService, planResultCacheService } = this._context;
      const operations: PlanParams['operations'] = {
        getActivations: (id) => activationService.get(id) as ReturnType<PlanParams['operations']['getActivations']>,
        getBindings: (id) => bindingService.get(id),
        getBindingsChained: (id) => bindingService.getChained(id),
        getClassMetadata: () => {
          throw new Error('no binding of ours is an instance binding');
        },
        getPlan: (options) => planResultCacheService.get(options),
        setBinding: (binding) => bindingService.set(binding),
        setNonCachedServiceNode: (node, context) => planResultCacheService.setNonCachedServiceNode(node, context),
        setPlan: (options, result) => planResultCacheService.set(options, result),
        subscribeActivationAddedOnce: (id, subscriber) => activationService.subscribeOnce(id, subscriber),
      } as PlanParams['operations'];
      parameters = (serviceIdentifier, { many = false, name, tag }) => {
        const where = {
          serviceIdentifier,
          ...(name === undefined ? {} : { name }),
          ...(tag === undefined ? {} : { tag: { key: tag[0], value: tag[1] } }),
        };
        const rootConstraints = many ? { ...where, isMultiple: true as const, chained: false } : { ...where, isMultiple: false as const };
        return { autobindOptions: undefined, jitEnabled: false, servicesBranch: [], rootConstraints, operations };
      };
    }
  }
  container.register(Reader);
  const seen = new Map<PlanBindingNode, PlannedBinding>();
  return {
    plan: (identifier, conditions = {}) => {
      if (parameters === undefined) throw new Error('the container did not load the planner');
      return plannedService(plan(parameters(identifier, conditions)).tree.root, seen);
    },
  };
}

function plannedService(node: PlanServiceNode, seen: Map<PlanBindingNode, PlannedBinding>): PlannedService {
  const chosen = node.bindings;
  const bindings = chosen === undefined ? [] : Array.isArray(chosen) ? chosen : [chosen];
  return {
    identifier: node.serviceIdentifier,
    many: Array.isArray(chosen),
    bindings: bindings.map((one) => plannedBinding(one, seen)),
  };
}

function plannedBinding(node: PlanBindingNode, seen: Map<PlanBindingNode, PlannedBinding>): PlannedBinding {
  let planned = seen.get(node);
  if (planned === undefined) {
    const services = 'params' in node ? node.params : 'redirection' in node ? [node.redirection] : [];
    planned = { id: (node.binding as Binding).id, parameters: services.map((service) => plannedService(service, seen)) };
    seen.set(node, planned);
  }
  return planned;
}
