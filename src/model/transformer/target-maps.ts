import type { TargetMap } from 'class-transformer';
import type { Constructor } from '../../core/types.js';
import { classOf } from './property-type.js';

/** The type that the option `targetMaps` gives to a property without `@Type`; the last map that has one wins. */
export function mappedType(maps: readonly TargetMap[], target: Constructor, property: string): Constructor | undefined {
  return classOf(maps.findLast((map) => map.target === target && Boolean(map.properties[property]))?.properties[property]);
}
