import type { OpenApiDocument, OperationObject } from 'tenon';
import type { Schema } from './schemas.js';

/** An operation of a document. */
export interface Operation {
  /** `GET /items/{itemId}` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Where it stands in the document. */
  readonly place: readonly string[];
  readonly object: OperationObject;
  readonly parameters: readonly Parameter[];
}

export interface Parameter {
  /** `query limit` */
  readonly key: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly isRequired: boolean;
  readonly schema: Schema;
  /** Where its schema stands in the document. */
  readonly place: readonly string[];
  readonly style: string | undefined;
  readonly explode: boolean | undefined;
}

const order = ['post', 'put', 'patch', 'get'];

/** The operations of a document: those that make something first, those that take something away last. */
export function operationsOf({ paths }: OpenApiDocument): Operation[] {
  const rank = ({ method }: Operation): number => [...order, method.toLowerCase()].indexOf(method.toLowerCase());
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([key, object]) => {
      if (!key.startsWith('x-')) return [operation(path, key, ['paths', path, key], object)];
      return Object.entries(object as unknown as Record<string, OperationObject>).map(([method, one]) =>
        operation(path, method, ['paths', path, key, method], one),
      );
    }),
  );
  return all.sort((a, b) => rank(a) - rank(b));
}

function operation(path: string, key: string, place: readonly string[], object: OperationObject): Operation {
  const method = key.toUpperCase();
  const parameters = (object.parameters ?? []).map(({ name, in: where, required, schema = {}, style, explode }, i): Parameter => {
    const own = { key: `${where} ${name}`, name, in: where, isRequired: required === true, schema };
    return { ...own, place: [...place, 'parameters', String(i), 'schema'], style: style as string, explode: explode as boolean };
  });
  return { name: `${method} ${path}`, method, path, place, object, parameters };
}

/** Whether a path that was made for an operation is rather that of another one, whose path says more of it (OpenAPI 3.1, section 4.8.8.2). */
export function isOfAnother(target: string, { path, method }: Operation, operations: readonly Operation[]): boolean {
  const sent = target.split('?', 1)[0] ?? '';
  return operations.some((other) => other.method === method && expressionOf(other.path).test(sent) && saysMore(other.path, path));
}

/** Of two paths the one that has text first where the other has a parameter. */
function saysMore(one: string, other: string): boolean {
  const others = other.split('/').map((part) => part.includes('{'));
  const at = one.split('/').findIndex((part, i) => part.includes('{') !== others[i]);
  return others[at] === true;
}

function expressionOf(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}
