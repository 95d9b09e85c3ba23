import { problem, TenonError, type Problem } from '../core/errors.js';
import { designParameterTypes } from '../core/metadata.js';
import type { Constructor } from '../core/types.js';
import { constructorDeclarations, type ParameterDeclaration } from './declaration.js';
import type { Make } from './definition.js';
import type { InputSite } from './input.js';
import { classFacts, type InjectionPoint } from './inversify.js';
import { need, type Need } from './need.js';
import { tokenName } from './token.js';

/** What a class's constructor and properties ask for, and what is wrong with the asking. */
export interface ClassNeeds {
  readonly make: Extract<Make, { kind: 'class' }>;
  readonly needs: readonly Need[];
  readonly problems: readonly Problem[];
}

/** Reads the needs of a class from our decorators, Inversify's, and what the compiler wrote, in this order. */
export function classNeeds(type: Constructor): ClassNeeds {
  const facts = classFacts(type);
  const declared = constructorDeclarations(type);
  const design = designParameterTypes(type);
  const problems: Problem[] = [];
  const needs: Need[] = [];
  const parameters: number[] = [];
  const add = (one: Need): number => needs.push(one) - 1;

  const count = Math.max(type.length, facts.parameters.length, ...[...declared.keys()].map((index) => index + 1));
  for (let index = 0; index < count; index += 1) {
    const at = `parameter ${index + 1}`;
    const own = declared.get(index);
    const point = facts.parameters[index];
    try {
      if (own !== undefined) parameters.push(add(declaredNeed(own, { type, index, at, design: design?.[index] })));
      else if (point === 'unmanaged') parameters.push(-1);
      else if (point !== undefined) parameters.push(add(pointNeed(point, at)));
      else if (index >= type.length) parameters.push(-1);
      else throw TenonError.of('METADATA_MISSING', missing(type, at, design, index));
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      problems.push(error.problem);
    }
  }
  const properties = [...facts.properties].map(([key, point]) => [key, add(pointNeed(point, `property ${String(key)}`))] as const);
  return {
    make: { kind: 'class', type, parameters, properties, postConstruct: facts.postConstruct, preDestroy: facts.preDestroy },
    needs,
    problems,
  };
}

function declaredNeed(declaration: ParameterDeclaration, place: { type: Constructor; index: number; at: string; design: unknown }): Need {
  if (declaration.kind === 'input') {
    const site: InputSite = {
      owner: place.type,
      method: undefined,
      index: place.index,
      key: undefined,
      label: `${place.at} of ${place.type.name}`,
    };
    return need(declaration.input.at(site), place.at);
  }
  const target = declaration.target ?? place.design;
  if (typeof target !== 'function' && typeof target !== 'object' && typeof target !== 'symbol' && typeof target !== 'string') {
    throw new TenonError(problem('METADATA_MISSING', { needer: place.type.name, at: place.at, reason: 'nothing', token: 'Token' }));
  }
  return need(target as Need['target'], place.at);
}

function pointNeed(point: InjectionPoint, at: string): Need {
  const { token, optional, many, name, tags } = point;
  return need(token, at, { optional, many, name, tags });
}

function missing(type: Constructor, at: string, design: readonly unknown[] | undefined, index: number) {
  const written = design?.[index];
  const reason = design === undefined ? 'nothing' : written === undefined ? 'circular' : written === Function ? 'import type' : 'interface';
  return {
    needer: type.name,
    at,
    reason,
    token: written === undefined || written === Object ? 'TOKEN' : tokenName(written).toUpperCase(),
  } as const;
}
