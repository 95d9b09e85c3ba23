import fc from 'fast-check';
import { parseTemplate, type PathTemplate, type Segment } from '../../src/routing/path-template.js';
import { RouteTable } from '../../src/routing/route-table.js';

interface TestRoute {
  readonly method: string;
  readonly template: PathTemplate;
}

function route(method: string, path: string): TestRoute {
  const template = parseTemplate(path);
  if (typeof template === 'string') throw new Error(template);
  return { method, template };
}

function tableOf(...routes: readonly (readonly [method: string, path: string])[]): RouteTable<TestRoute> {
  const table = new RouteTable<TestRoute>();
  for (const [method, path] of routes) table.add(route(method, path));
  return table;
}

/** The template that answers, and the values of its parameters. */
function found(table: RouteTable<TestRoute>, method: string, path: string): [string, ...string[]] | undefined {
  const match = table.find(method, path);
  return match && [match.route.template.text, ...match.values];
}

describe('the order of routes', () => {
  const paths = ['/a/:x', '/a/*rest', '/a/b', '/a/:n<int>', '/:y/b'] as const;
  it.each([
    ['/a/b', ['/a/b']],
    ['/a/7', ['/a/:n<int>', '7']],
    ['/a/c', ['/a/:x', 'c']],
    ['/a/c/d', ['/a/*rest', 'c/d']],
    ['/a/', ['/a/*rest', '']],
    ['/c/b', ['/:y/b', 'c']],
    ['/c/d', undefined],
    ['/a', undefined],
  ])('%s is answered by the most particular one, whatever the order of declaration', (path, expected) => {
    for (const order of [paths, [...paths].reverse()]) {
      expect(found(tableOf(...order.map((one) => ['GET', one] as const)), 'GET', path)).toEqual(expected);
    }
  });

  it('takes the method into the choice', () => {
    const table = tableOf(['GET', '/a/b'], ['DELETE', '/a/:x']);
    expect(found(table, 'DELETE', '/a/b')).toEqual(['/a/:x', 'b']);
    expect(found(table, 'POST', '/a/b')).toBeUndefined();
  });

  it('goes back where a more particular way ends nowhere', () => {
    const table = tableOf(['GET', '/a/b/c'], ['GET', '/:x/b/d'], ['GET', '/*all/d/e']);
    expect(found(table, 'GET', '/a/b/d')).toEqual(['/:x/b/d', 'a']);
    expect(found(table, 'GET', '/a/b/d/e')).toEqual(['/*all/d/e', 'a/b']);
  });
});

describe('wildcards', () => {
  it('may stand before other parts, and take as much as they can', () => {
    const table = tableOf(['GET', '/logs/*folder/pages/:page']);
    expect(found(table, 'GET', '/logs/a/b/pages/3')).toEqual(['/logs/*folder/pages/:page', 'a/b', '3']);
    expect(found(table, 'GET', '/logs/a/pages/1/pages/2')).toEqual(['/logs/*folder/pages/:page', 'a/pages/1', '2']);
    expect(found(table, 'GET', '/logs/pages/3')).toBeUndefined();
    expect(found(table, 'GET', '/logs//pages/3')).toEqual(['/logs/*folder/pages/:page', '', '3']);
  });

  it('answer a path of a hundred thousand parts, which would take minutes if each end that is tried were joined', () => {
    const table = tableOf(['GET', '/*all/end'], ['GET', '/x/*all/end']);
    expect(found(table, 'GET', '/x'.repeat(100_000))).toBeUndefined();
  });
});

describe('encoded letters', () => {
  it('are the letters, in fixed parts as in parameters', () => {
    const table = tableOf(['GET', '/charts/newest'], ['GET', '/charts/:chart'], ['GET', '/caf\u00e9']);
    expect(found(table, 'GET', '/charts/%6Eewest')).toEqual(['/charts/newest']);
    expect(found(table, 'GET', '/ch%61rts/J%C3%BCrg%20Ode')).toEqual(['/charts/:chart', 'J\u00fcrg Ode']);
    expect(found(table, 'GET', '/caf%C3%A9')).toEqual(['/caf\u00e9']);
  });

  it('make a slash out of %2F, as Starlette does: the path is decoded before it is taken apart', () => {
    const table = tableOf(['GET', '/charts/:chart'], ['GET', '/charts/*place']);
    expect(found(table, 'GET', '/charts/a%2Fb')).toEqual(['/charts/*place', 'a/b']);
  });

  it.each(['/charts/%', '/charts/%zz', '/charts/%ff', '/charts/%00'])('throw URIError for %s', (path) => {
    const table = tableOf(['GET', '/charts/:chart']);
    expect(() => table.find('GET', path)).toThrow(URIError);
  });
});

describe('methods at a path', () => {
  const table = tableOf(['GET', '/a/b'], ['DELETE', '/a/:x'], ['POST', '/a/*rest'], ['PUT', '/a/:n<int>']);
  it.each([
    ['/a/b', ['DELETE', 'GET', 'POST']],
    ['/a/7', ['DELETE', 'POST', 'PUT']],
    ['/a/b/c', ['POST']],
    ['/b', []],
  ])('%s: those of every route that fits, sorted', (path, methods) => expect(table.methodsAt(path)).toEqual(methods));

  it('have HEAD wherever GET is, once GET may answer it', () => {
    const heads = tableOf(['GET', '/a/b'], ['GET', '/own'], ['HEAD', '/own'], ['GET', '/x/*rest'], ['GET', '/n/:n<int>'], ['POST', '/p']);
    heads.answerHead();
    expect(heads.methodsAt('/a/b')).toEqual(['GET', 'HEAD']);
    expect(heads.methodsAt('/p')).toEqual(['POST']);
    expect(heads.find('HEAD', '/a/b')?.route.method).toBe('GET');
    expect(heads.find('HEAD', '/x/y/z')?.route.method).toBe('GET');
    expect(heads.find('HEAD', '/n/1')?.route.method).toBe('GET');
    expect(heads.find('HEAD', '/own')?.route.method).toBe('HEAD');
  });
});

describe('a second route for the same requests', () => {
  it.each([
    ['/a/b', '/a/b'],
    ['/a/:x', '/a/:y'],
    ['/a/*x/b', '/a/*y/b'],
    ['/a/:n<int>', '/a/:m<int>'],
  ])('%s and %s: the answer is the first one', (first, second) => {
    const table = new RouteTable<TestRoute>();
    const one = route('GET', first);
    expect(table.add(one)).toBeUndefined();
    expect(table.add(route('GET', second))).toBe(one);
    expect(table.add(route('POST', second))).toBeUndefined();
  });
});

describe('any set of routes', () => {
  const part = fc.constantFrom('a', 'b', '', ':p', ':n<int>', 'x:q', '*w');
  const template = fc
    .array(part, { minLength: 1, maxLength: 4 })
    .map((parts) => `/${parts.map((one, i) => one.replace(/[pnqw](?=<|$)/, `$&${i}`)).join('/')}`)
    .filter((text) => typeof parseTemplate(text) !== 'string');
  const routes = fc.array(fc.tuple(fc.constantFrom('GET', 'POST'), template), { minLength: 1, maxLength: 12 });
  const path = fc
    .array(fc.constantFrom('a', 'b', 'c', '', '1', '22', 'x1', 'x'), { minLength: 1, maxLength: 5 })
    .map((parts) => `/${parts.join('/')}`);

  it('is searched like a list of all ways that fit, the most particular first', () => {
    fc.assert(
      fc.property(routes, path, (declared, target) => {
        const table = new RouteTable<TestRoute>();
        const accepted = declared.map(([method, text]) => route(method, text)).filter((one) => table.add(one) === undefined);
        const ways = waysOf(accepted, target);
        for (const method of ['GET', 'POST']) {
          const [best] = ways.filter((way) => way.route.method === method);
          expect(found(table, method, target)).toEqual(best && [best.route.template.text, ...best.values]);
        }
        expect(table.methodsAt(target)).toEqual([...new Set(ways.map((way) => way.route.method))].sort());
      }),
      { numRuns: 3_000 },
    );
  });
});

interface Way {
  readonly route: TestRoute;
  readonly values: readonly string[];
  /** One rank for each part of the template; the lesser is the more particular. */
  readonly ranks: readonly (readonly number[])[];
}

/** Every way in which a route fits a path, the most particular first: a matcher without a tree. */
function waysOf(routes: readonly TestRoute[], path: string): Way[] {
  const parts = path.slice(1).split('/');
  const ways = routes.flatMap((one) => fits(one.template.segments, parts).map((way) => ({ ...way, route: one })));
  return ways.map((way) => ({ ...way, ranks: way.ranks.map((rank, i) => [...rank, firstWith(routes, way.route, i)]) })).sort(byRanks);
}

function fits(segments: readonly Segment[], parts: readonly string[]): { values: string[]; ranks: number[][] }[] {
  const [segment, ...others] = segments;
  if (segment === undefined) return parts.length === 0 ? [{ values: [], ranks: [] }] : [];
  const longest = segment.kind === 'wildcard' ? parts.length : Math.min(1, parts.length);
  const found: { values: string[]; ranks: number[][] }[] = [];
  for (let length = longest; length > 0; length -= 1) {
    const own = valuesOf(segment, parts.slice(0, length).join('/'));
    if (own === undefined) continue;
    const rank = [['static', 'pattern', 'parameter', 'wildcard'].indexOf(segment.kind), -length];
    for (const { values, ranks } of fits(others, parts.slice(length))) found.push({ values: [...own, ...values], ranks: [rank, ...ranks] });
  }
  return found;
}

function valuesOf(segment: Segment, text: string): string[] | undefined {
  if (segment.kind === 'static') return text === segment.text ? [] : undefined;
  if (segment.kind === 'pattern') return new RegExp(segment.source).exec(text)?.slice(1);
  return segment.kind === 'wildcard' || text !== '' ? [text] : undefined;
}

/** Among patterns the one that was declared first counts. */
function firstWith(routes: readonly TestRoute[], { template }: TestRoute, index: number): number {
  const shape = (segments: readonly Segment[]) =>
    JSON.stringify(segments.slice(0, index + 1).map((one) => [one.kind, 'text' in one ? one.text : '', 'source' in one ? one.source : '']));
  return routes.findIndex((one) => shape(one.template.segments) === shape(template.segments));
}

function byRanks(one: Way, other: Way): number {
  for (const [i, rank] of one.ranks.entries()) {
    for (const [j, value] of rank.entries()) {
      const difference = value - (other.ranks[i]?.[j] ?? 0);
      if (difference !== 0) return difference;
    }
  }
  return 0;
}
