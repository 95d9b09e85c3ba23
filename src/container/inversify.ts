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
import { type Container, injectable, LazyServiceIdentifier, type ServiceIdentifier } from 'inversify';
import { TenonError } from '../core/errors.js';
import type { Constructor } from '../core/types.js';

/** One injection point as Inversify's decorators describe it; undefined where they say nothing usable. */
export interface InjectionPoint {
  readonly token: ServiceIdentifier;
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
  const many = element.kind === ClassElementMetadataKind.multipleInjection;
  if (!many && element.kind !== ClassElementMetadataKind.singleInjection) return undefined;
  const value = LazyServiceIdentifier.is(element.value) ? element.value.unwrap() : element.value;
  return { token: value, optional: element.optional, many, name: element.name, tags: element.tags };
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

/** Reads plans back from a container without making anything. */
export interface Planner {
  /** The plan of one service, or of all bindings of it; throws what Inversify throws when nothing, or too much, fits. */
  plan(identifier: ServiceIdentifier, many?: boolean): PlannedService;
}

/** Gives a container a planner. Throws `INVERSIFY_TWICE` when the decorators and the planner come from two copies of Inversify's core. */
export function plannerOf(container: Container): Planner {
  if ((coreInjectable as unknown) !== injectable) throw TenonError.of('INVERSIFY_TWICE', {});
  let parameters: ((identifier: ServiceIdentifier, many: boolean) => PlanParams) | undefined;
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
      parameters = (identifier, many) => ({
        autobindOptions: undefined,
        jitEnabled: false,
        servicesBranch: [],
        rootConstraints: many
          ? { chained: false, isMultiple: true, serviceIdentifier: identifier }
          : { isMultiple: false, serviceIdentifier: identifier },
        operations,
      });
    }
  }
  container.register(Reader);
  const seen = new Map<PlanBindingNode, PlannedBinding>();
  return {
    plan: (identifier, many = false) => {
      if (parameters === undefined) throw new Error('the container did not load the planner');
      return plannedService(plan(parameters(identifier, many)).tree.root, seen);
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
