import { parse } from 'node:querystring';

/** Splits a request target into its path and its parsed query. */
export function parseTarget(target) {
  const mark = target.indexOf('?');
  if (mark === -1) return { path: target, query: {} };
  return { path: target.slice(0, mark), query: parse(target.slice(mark + 1)) };
}
