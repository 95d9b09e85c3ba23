import { TenonError, type Problem } from '../core/errors.js';
import { designParameterTypes } from '../core/metadata.js';
import { declaresConstructor, placeOf } from '../core/signature.js';
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
    try {
      const asked = parameterNeed({ type: owner, index, at: placeOf(owner, index), design }, declared.get(index), points[index]);
      parameters.push(asked === undefined ? -1 : add(asked));
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
    const isKnown =
      designParameterTypes(owner) !== undefined || constructorDeclarations(owner).size + classFacts(owner).parameters.length > 0;
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

type Point = InjectionPoint | 'unmanaged' | undefined;

/** What one parameter asks for; undefined where it keeps its default. */
function parameterNeed(place: Place, declaration: ParameterDeclaration | undefined, point: Point): Need | undefined {
  if (declaration !== undefined) return declaredNeed(declaration, place);
  if (point === 'unmanaged' || (point === undefined && place.index >= place.type.length)) return undefined;
  return point === undefined || point.isByType ? needByType(place, point) : pointNeed(point, place.at);
}

function declaredNeed(declaration: ParameterDeclaration, place: Place): Need {
  const { type, index, at } = place;
  if (declaration.kind === 'need') {
    const asked = declaration.target === undefined ? needByType(place) : need(declaration.target, at);
    return { ...asked, ...declaration.options };
  }
  const site: InputSite = { owner: type, method: undefined, index, key: undefined, label: `${at} of ${tokenName(type)}` };
  return need(declaration.input.at(site), at);
}

/** The declared type is what is meant. Throws `METADATA_MISSING` where it is not there to be read. */
function needByType({ type, index, at, design }: Place, conditions: Partial<InjectionPoint> = {}): Need {
  const written = conditions.token ?? design?.[index];
  if (typeof written === 'function' && !erased.includes(written)) return pointNeed({ ...conditions, token: written as Constructor }, at);
  const reason = design === undefined ? 'nothing' : written === undefined ? 'circular' : written === Function ? 'import type' : 'interface';
  throw TenonError.of('METADATA_MISSING', { needer: tokenName(type), at, reason });
}

function pointNeed({ token, optional = false, many = false, name, tags = new Map() }: Partial<InjectionPoint>, at: string): Need {
  return need(token as Need['target'], at, { optional, many, name, tags });
}

/** What the compiler writes where the type of a parameter is no class that it can name. */
const erased: readonly unknown[] = [Object, Function, Array, String, Number, Boolean, BigInt];
