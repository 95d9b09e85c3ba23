import { joinPath, parseTemplate, type PathTemplate } from '../../src/routing/path-template.js';

function template(text: string): PathTemplate {
  const parsed = parseTemplate(text);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
}

describe('a declared path', () => {
  it.each([
    ['/', '/', []],
    ['/items', '/items', []],
    ['/items/', '/items/', []],
    ['/items/:itemId', '/items/{itemId}', ['itemId']],
    ['/items/:itemId<int>/parts/:part', '/items/{itemId}/parts/{part}', ['itemId', 'part']],
    ['/files/*rest', '/files/{rest}', ['rest']],
    ['/logs/*folder/pages/:page', '/logs/{folder}/pages/{page}', ['folder', 'page']],
    ['/files/:name.:ext', '/files/{name}.{ext}', ['name', 'ext']],
    ['/v:major<int>-:minor<int>', '/v{major}-{minor}', ['major', 'minor']],
    ['/$:_a/:$b', '/${_a}/{$b}', ['_a', '$b']],
  ])('%s is %s in OpenAPI, with the names in order', (text, openapi, names) => {
    expect(template(text)).toMatchObject({ text, openapi, names });
  });

  it.each([
    ['/:x/:x', 'it names "x" twice'],
    ['/:x/*x', 'it names "x" twice'],
    ['/*a/*b', 'it has more than one wildcard'],
    ['/*', 'a wildcard stands alone between two slashes and has a name, as *rest, not "*"'],
    ['/a*b', 'a wildcard stands alone between two slashes and has a name, as *rest, not "a*b"'],
    ['/:', '":" is followed by no name in ":"'],
    ['/:1st', '":" is followed by no name in ":1st"'],
    ['/:a:b', 'nothing stands between two parameters in ":a:b"'],
    ['/:n<number>', 'there is no converter "number"; there are int, float, uuid'],
    ['/:n<>', 'there is no converter ""; there are int, float, uuid'],
    ['/:n<constructor>', 'there is no converter "constructor"; there are int, float, uuid'],
    ['/:n<int', '"<" means nothing in a path; optional parts are a second route'],
    ['/items/{id}', '"{" means nothing in a path; optional parts are a second route'],
    ['/items/:id?', '"?" means nothing in a path; optional parts are a second route'],
    ['/wiki/C++', '"+" means nothing in a path; optional parts are a second route'],
    ['/items/(id)', '"(" means nothing in a path; optional parts are a second route'],
  ])('%s cannot be read: %s', (text, reason) => expect(parseTemplate(text)).toBe(reason));
});

describe('a part with a pattern', () => {
  it.each([
    [':n<int>', ['0', '007', '12'], ['', '-1', '1.0', 'x', '1x']],
    [':x<float>', ['7', '2.5', '00.5'], ['2.', '.5', '-1', '1e2', '1.2.3']],
    [
      ':id<uuid>',
      ['3f0c9a52-6f0e-4a57-9d0e-2d6a9c1b7e44', '3F0C9A526F0E4A579D0E2D6A9C1B7E44'],
      ['3f0c9a52', '{3f0c9a52-6f0e-4a57-9d0e-2d6a9c1b7e44}', '3f0c9a52-6f0e-4a57-9d0e-2d6a9c1b7e4g'],
    ],
    ['v:n<int>.json', ['v1.json'], ['v1xjson', 'v.json', '1.json']],
    [':name.:ext', ['a.b', 'a.b.c', '..b'], ['a', '.b', 'a.']],
  ])('%s lets through what fits from end to end', (text, fitting, others) => {
    const [segment] = template(`/${text}`).segments;
    if (segment?.kind !== 'pattern') throw new Error('no pattern');
    const expression = new RegExp(segment.source);
    for (const one of fitting) expect([one, expression.test(one)]).toEqual([one, true]);
    for (const one of others) expect([one, expression.test(one)]).toEqual([one, false]);
  });

  it('gives the first of two parameters as much as it can take', () => {
    const [segment] = template('/:name.:ext').segments;
    expect(segment?.kind === 'pattern' && new RegExp(segment.source).exec('a.b.c')?.slice(1)).toEqual(['a.b', 'c']);
  });
});

describe('prefixes and a path', () => {
  it.each([
    [['/api', '/items'], '/api/items'],
    [['api', 'items'], '/api/items'],
    [['/api/', '/items'], '/api/items'],
    [['/api//', '/items/'], '/api/items/'],
    [['/items', ''], '/items'],
    [['/items', '/'], '/items/'],
    [[undefined, undefined, '/items', '/:id'], '/items/:id'],
    [['', ''], '/'],
    [['/', '/'], '/'],
    [['/', ''], '/'],
    [[], '/'],
  ])('%j make %s', (parts, path) => expect(joinPath(...parts)).toBe(path));
});
