import { TenonError, type Problem } from '../core/errors.js';
import { designParameterTypes } from '../core/metadata.js';
import { declaresConstructor, placeOf } from '../core/signature.js';
import type { Constructor } from '../core/types.js';
import { constructorDeclarations, type ParameterDeclaration } from './declaration.js';
import type { Make } from './definition.js';
import type { InputSite } from './input.js';
import { classFacts, type InjectionPoint } from './inversify.js';
import { need, type Need } from './need.js';

/** What a class's constructor and properties ask for, and what is wrong with the asking. */
export interface ClassNeeds {
  readonly make: Extract<Make, { kind: 'class' }>;
  readonly needs: readonly Need[];
  readonly problems: readonly Problem[];
}

/** Reads the needs of a class from our decorators, Inversify's, and what the compiler wrote, in this order. */
export function classNeeds(type: Constructor): ClassNeeds {
  const owner = constructorOwner(type);
  const { parameters: points } = classFacts(owner);
  const facts = classFacts(type);
  const declared = constructorDeclarations(owner);
  const design = designParameterTypes(owner);
  const problems: Problem[] = [];
  const needs: Need[] = [];
  const parameters: number[] = [];
  const add = (one: Need): number => needs.push(one) - 1;

  const count = Math.max(owner.length, points.length, ...[...declared.keys()].map((index) => index + 1));
  for (let index = 0; index < count; index += 1) {
    const at = placeOf(owner, index);
    const own = declared.get(index);
    const point = points[index];
    const written = design?.[index];
    try {
      if (own !== undefined) parameters.push(add(declaredNeed(own, { type: owner, index, at, design })));
      else if (point === 'unmanaged') parameters.push(-1);
      else if (point !== undefined && (point.token !== undefined || design === undefined)) parameters.push(add(pointNeed(point, at)));
      else if (point === undefined && index >= owner.length) parameters.push(-1);
      else if (namesClass(written)) parameters.push(add(need(written, at)));
      else throw TenonError.of('METADATA_MISSING', missing(owner, at, design, index));
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      problems.push(error.problem);
    }
  }
  const properties = [...facts.properties].map(([key, point]) => [key, add(pointNeed(point, `property "${String(key)}"`))] as const);
  return {
    make: { kind: 'class', type, parameters, properties, postConstruct: facts.postConstruct, preDestroy: facts.preDestroy },
    needs,
    problems,
  };
}

/** The class whose constructor is called: the nearest ancestor with a constructor that something is known about, where the class has none. */
function constructorOwner(type: Constructor): Constructor {
  for (let owner = type; owner !== Function.prototype; owner = Object.getPrototypeOf(owner) as Constructor) {
    const isKnown = designParameterTypes(owner) !== undefined || constructorDeclarations(owner).size + classFacts(owner).parameters.length > 0;
    if (isKnown) return owner;
    if (Object.getPrototypeOf(owner) === Function.prototype || declaresConstructor(owner)) return type;
  }
  return type;
}

interface Place {
  readonly type: Constructor;
  readonly index: number;
  readonly at: string;
  readonly design: readonly unknown[] | undefined;
}

function declaredNeed(declaration: ParameterDeclaration, { type, index, at, design }: Place): Need {
  if (declaration.kind === 'input') {
    const site: InputSite = { owner: type, method: undefined, index, key: undefined, label: `${at} of ${type.name}` };
    return need(declaration.input.at(site), at);
  }
  if (declaration.target !== undefined) return need(declaration.target, at);
  const written = design?.[index];
  if (!namesClass(written)) throw TenonError.of('METADATA_MISSING', missing(type, at, design, index));
  return need(written, at);
}

function pointNeed(point: InjectionPoint, at: string): Need {
  const { token, optional, many, name, tags } = point;
  return need(token, at, { optional, many, name, tags });
}

/** What the compiler writes where the type of a parameter is no class that it can name. */
const erased: readonly unknown[] = [Object, Function, Array, String, Number, Boolean, BigInt, Symbol, Promise];

function namesClass(written: unknown): written is Constructor {
  return typeof written === 'function' && !erased.includes(written);
}

function missing(type: Constructor, at: string, design: readonly unknown[] | undefined, index: number) {
  const written = design?.[index];
  const reason = design === undefined ? 'nothing' : written === undefined ? 'circular' : written === Function ? 'import type' : 'interface';
  return { needer: type.name, at, reason } as const;
}
