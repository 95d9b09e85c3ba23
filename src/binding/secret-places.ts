import { hidden } from '../core/redacted.js';
import type { Constructor } from '../core/types.js';
import { isSecretProperty } from '../model/form/secrecy.js';
import { isModelEngineLoaded, modelEngine } from '../model/loading.js';
import { branchName } from '../model/types/branch-name.js';
import type { TypeForm } from '../model/types/type-form.js';
import { headerName } from './header-name.js';
import type { ParameterInput } from './parameter.js';
import { holdsSecrets, secretsOf } from './secrets.js';

/** What stands somewhere in an input. */
export interface SecretPlace {
  /** The types that a value there can have; none where nothing is known of them. */
  readonly types: readonly TypeForm[];
  /** Whether it is a secret, or what nobody has declared beside secrets: a slip of the pen in the name of one. */
  readonly isSecret: boolean;
}

const unknown: SecretPlace = { types: [], isSecret: false };

/** What stands under a key, or at a position, of a value of some types. */
export function placeIn(types: readonly TypeForm[], key: string | number): SecretPlace {
  if (types.length === 0) return unknown;
  const possible = partsOf(types);
  const members = possible.flatMap((one) => memberOf(one, key) ?? []);
  const isUndeclared = members.length === 0 && holdsSecrets(possible);
  return { types: members.flatMap((one) => one.types), isSecret: isUndeclared || members.some((one) => one.isSecret) };
}

/** Whether a value of this shape can be one of types that hold secrets; another one may be one of them, in the wrong place. */
export function fits(types: readonly TypeForm[], isList: boolean): boolean {
  return partsOf(types).some(({ kind }) =>
    isList ? kind === 'list' || kind === 'set' || kind === 'tuple' : kind === 'model' || kind === 'map' || kind === 'any',
  );
}

/** Where a problem is: the places on the way there, and its `loc` without the keys of a secret. */
export function wayTo(
  input: ParameterInput,
  loc: readonly (string | number)[],
): { readonly places: readonly SecretPlace[]; readonly loc: readonly (string | number)[] } {
  const { wireName, type } = input;
  const from = loc.length > 1 && loc[1] === wireName && partsOf([type]).every((one) => memberOf(one, wireName) === undefined) ? 2 : 1;
  const places: SecretPlace[] = Array.from({ length: from }, () => ({ types: [type], isSecret: secretsOf(input).isWhole }));
  const told = loc.slice(0, from);
  // Of the last union that was entered: what is wrong with one branch of it may be meant for another.
  let branch: readonly TypeForm[] | undefined;
  for (const part of loc.slice(from)) {
    const { types, isSecret } = places.at(-1) as SecretPlace;
    const entered = branchOf(branch ?? types, part);
    if (entered !== undefined) {
      branch = [entered];
      places.push({ types, isSecret });
      told.push(part);
      continue;
    }
    const here = branch ?? types;
    branch = undefined;
    const next = placeIn(here, part);
    told.push(isSecret && isKey(here, part) ? hidden : part);
    places.push({ types: next.types, isSecret: isSecret || next.isSecret });
  }
  return { places, loc: told };
}

/** Whether a part of the way was written by the client. */
function isKey(types: readonly TypeForm[], part: string | number): boolean {
  return (
    typeof part === 'string' && part !== '[key]' && !partsOf(types).some((one) => one.kind === 'model' && memberOf(one, part) !== undefined)
  );
}

/** The branch of a union that a part of the way names. */
function branchOf(types: readonly TypeForm[], part: string | number): TypeForm | undefined {
  for (const type of types) {
    if (type.kind === 'nullable') {
      const found = branchOf([type.of], part);
      if (found !== undefined) return found;
    } else if (type.kind === 'union') {
      const tagged = type.tag && [...type.tag.models].find(([tag]) => String(tag) === String(part))?.[1];
      const found =
        tagged === undefined ? type.branches.find((one) => branchName(one) === part) : ({ kind: 'model', model: tagged } as const);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Types with unions and what may be null taken apart. */
function partsOf(types: readonly TypeForm[], seen = new Set<TypeForm>()): readonly TypeForm[] {
  return types.flatMap((type) => {
    if (seen.has(type)) return [];
    seen.add(type);
    if (type.kind === 'nullable') return partsOf([type.of], seen);
    return type.kind === 'union' ? partsOf(type.branches, seen) : [type];
  });
}

function memberOf(type: TypeForm, key: string | number): SecretPlace | undefined {
  switch (type.kind) {
    case 'list':
    case 'set':
      return typeof key === 'number' ? { types: [type.item], isSecret: false } : undefined;
    case 'tuple': {
      const item = type.items[Number(key)];
      return item === undefined ? undefined : { types: [item], isSecret: false };
    }
    case 'map':
      return { types: [type.value], isSecret: false };
    case 'model':
      return membersOf(type.model).get(String(key));
    case 'any':
      return unknown;
    case 'scalar':
    case 'nullable':
    case 'union':
      return undefined;
  }
}

const known = new WeakMap<Constructor, ReadonlyMap<string, SecretPlace>>();

/** The properties of a model, by every name that they may be sent under. */
function membersOf(model: Constructor): ReadonlyMap<string, SecretPlace> {
  let members = known.get(model);
  if (members === undefined) known.set(model, (members = readMembers(model)));
  return members;
}

function readMembers(model: Constructor): ReadonlyMap<string, SecretPlace> {
  const members = new Map<string, SecretPlace>();
  if (!isModelEngineLoaded()) return members;
  for (const property of modelEngine().formOf(model).properties) {
    const place = { types: [property.type], isSecret: isSecretProperty(property) };
    for (const key of [property.name, property.inKey, property.nameKey])
      if (key !== undefined) members.set(key, place).set(headerName(key), place);
  }
  return members;
}
