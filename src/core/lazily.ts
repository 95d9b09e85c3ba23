import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A package that is loaded with its first use: an application that uses none of it starts sooner. */
export function lazily<T>(name: string): () => T {
  let loaded: T | undefined;
  return () => (loaded ??= require(name) as T);
}
