// Both libraries read what the compiler wrote, and expect reflect-metadata to be there.
import '../../core/metadata.js';
import { createRequire } from 'node:module';

/** class-validator as it is installed. */
export type Validator = typeof import('class-validator');
/** class-transformer as it is installed. */
export type Transformer = typeof import('class-transformer');

/*
 * Both take long to load (150 to 230 ms), so an application without models must not pay for them; and decorators cannot wait, so they
 * are required, not imported. Both are CommonJS: the instance is the one that an `import` gets.
 */
const require = createRequire(import.meta.url);

let validator: Validator | undefined;
let transformer: Transformer | undefined;

/** class-validator, loaded on first use. */
export function classValidator(): Validator {
  return (validator ??= require('class-validator') as Validator);
}

/** Whether anybody has loaded class-validator: as long as nobody has, no class is decorated. */
export function libraryIsLoaded(): boolean {
  return validator !== undefined || require.cache[(path ??= pathOf('class-validator'))] !== undefined;
}

let path: string | undefined;

function pathOf(name: string): string {
  try {
    return require.resolve(name);
  } catch {
    // Where it is not installed, nobody loads it.
    return '';
  }
}

/** class-transformer, loaded on first use. */
export function classTransformer(): Transformer {
  return (transformer ??= require('class-transformer') as Transformer);
}
