import fc from 'fast-check';
import { Controller, Get, type OpenApiDocument } from 'tenon';
import { documentOf, idsOf } from './support/operations.js';

type Type = new () => object;

/** A route as a spec makes it up: the handler's name, and its paths. */
interface MadeUp {
  readonly controller: string;
  readonly handlers: Readonly<Record<string, readonly string[]>>;
}

const first = fc.constantFrom('x-y', 'x_y', 'x.y', 'X', 'x', 'xget', ':id', ':id<int>');
const second = fc.constantFrom('', '/x', '/:other', '/*rest');
const path = fc.tuple(first, second).map(([one, other]) => `/${one}${other}`);
const name = fc.constantFrom('read', 'list', 'A_read', 'B_list', 'read_x_get', 'read_x_y_get', 'read_x_y_get_2');
const controller: fc.Arbitrary<MadeUp> = fc.record({
  controller: fc.constantFrom('A', 'B', 'A_B'),
  handlers: fc.dictionary(name, fc.uniqueArray(path, { minLength: 1, maxLength: 3 }), { minKeys: 1, maxKeys: 3 }),
});
// Each of its own folder: what two routes answer is another matter.
const controllers = fc.array(controller, { minLength: 1, maxLength: 4 });

function made({ controller, handlers }: MadeUp, prefix: string): Type {
  const type = { [controller]: class {} }[controller] as Type;
  for (const [handler, paths] of Object.entries(handlers)) {
    const descriptor = { value: () => null, configurable: true, writable: true };
    Object.defineProperty(type.prototype, handler, descriptor);
    paths.forEach((one, i) => Get(`/${handler}/${i}${one}`)(type.prototype as object, handler, descriptor));
  }
  Controller(prefix)(type);
  return type;
}

const documented = (all: readonly MadeUp[], ...more: readonly MadeUp[]): Promise<OpenApiDocument> =>
  documentOf([...all.map((one, i) => made(one, `/${i}`)), ...more.map((one) => made(one, '/more'))]);

it('the ids of operations are unique, whatever handlers and controllers are called and wherever they are', async () => {
  await fc.assert(
    fc.asyncProperty(controllers, async (all) => {
      const ids = Object.values(idsOf(await documented(all)));
      const count = all.flatMap(({ handlers }) => Object.values(handlers).flat()).length;
      expect(ids.filter((id) => typeof id === 'string' && /^\w+$/.test(id))).toHaveLength(count);
      expect(new Set(ids).size).toBe(count);
    }),
    { numRuns: 80 },
  );
});

it('an id stays as it is when a route is added whose name is nobody else’s', async () => {
  const unrelated: MadeUp = { controller: 'A', handlers: { other: ['/other', '/another'] } };
  await fc.assert(
    fc.asyncProperty(controllers, async (all) => {
      const before = idsOf(await documented(all));
      const after = idsOf(await documented(all, unrelated));
      expect(after).toMatchObject(before);
      expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 2);
    }),
    { numRuns: 40 },
  );
});

it('an id is the same from start to start', async () => {
  await fc.assert(
    fc.asyncProperty(controllers, async (all) => expect(idsOf(await documented(all))).toEqual(idsOf(await documented(all)))),
    { numRuns: 15 },
  );
});
