import type { Constructor } from '../../../core/types.js';
import { Misfit } from '../../misfit.js';
import type { TypeForm } from '../../types/type-form.js';
import type { DataLimits } from '../options.js';
import { FAIL, type Entry, type Read } from '../program.js';
import { branchOfClass } from './branch.js';
import { readKey, recordEntries } from './maps.js';

/** Reads a `Map`, or an object with any keys. */
export function responseMapRead({ key, asRecord }: Extract<TypeForm, { kind: 'map' }>, readValue: Read, limits: DataLimits): Read {
  return (value, depth) => {
    const given = depth >= limits.depth ? undefined : recordEntries(value);
    if (given === undefined) return FAIL;
    const entries: [unknown, unknown][] = [];
    for (const [name, one] of given) {
      const [ofKey, inner] = [readKey(key, name, true), readValue(one, depth + 1)];
      if (inner === FAIL || ofKey instanceof Misfit) return FAIL;
      entries.push([ofKey, inner]);
    }
    return asRecord ? (Object.fromEntries(entries) as object) : new Map(entries);
  };
}

/** An instance of a class among the branches is read as that; which branch fits anything else best takes a verdict on each. */
export function responseUnionRead(union: Extract<TypeForm, { kind: 'union' }>, entryOf: (model: Constructor) => Entry, tries: Read): Read {
  return (value, depth) => {
    const own = branchOfClass(union, value);
    const branch = own === undefined ? undefined : union.branches[own];
    const model = branch?.kind === 'nullable' ? branch.of : branch;
    return model?.kind === 'model' ? entryOf(model.model).read(value, depth + 1) : tries(value, depth);
  };
}
