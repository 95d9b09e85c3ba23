/** One way to write a request that somebody hopes passes by a guard. */
export interface Variant {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** security.md 1.4 A1, and what else has passed by guards of frameworks: every form of one path. */
export function variantsOf(method: string, path: string, host: string): Variant[] {
  const targets = [...new Set([path, ...spelled(path), ...padded(path), ...dotted(path), ...encoded(path), ...trailing(path)])];
  const plain = targets.map((target) => ({ method, target, headers: {} }));
  const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'].filter((one) => one !== method);
  return [
    ...plain,
    { method, target: `http://${host}${path}`, headers: {} },
    { method, target: `http://evil.example${path}`, headers: {} },
    ...methods.map((other) => ({ method: other, target: path, headers: {} })),
    ...overriding(method, path),
  ];
}

function spelled(path: string): string[] {
  const letters = [...path];
  const raised = letters.flatMap((letter, i) =>
    /[a-z]/.test(letter) ? [path.slice(0, i) + letter.toUpperCase() + path.slice(i + 1)] : [],
  );
  return [path.toUpperCase(), ...raised.slice(0, 12), path.replaceAll('s', '%C5%BF'), path.replaceAll('k', '%E2%84%AA')];
}

function padded(path: string): string[] {
  return ['//', '///', '/%2f', '/%2F', '/\\', '/%5c', '/.', '/%20', '/%09', '/%00', '/;', '/..;']
    .map((start) => start + path.slice(1))
    .concat(
      path
        .split('/')
        .slice(1)
        .map((_, i, parts) => `/${parts.toSpliced(i, 0, '').join('/')}`),
    );
}

function dotted(path: string): string[] {
  const parts = path.split('/').slice(1);
  return parts.flatMap((_, i) =>
    ['.', '%2e', '..', '%2e%2e', 'x/..', 'x/%2e%2e', '%2e%2e%2f', '..%2f', '..;', ';x'].map(
      (dots) => `/${parts.toSpliced(i, 0, ...dots.split('/')).join('/')}`,
    ),
  );
}

function encoded(path: string): string[] {
  const hex = (letter: string, lower: boolean): string => {
    const code = letter.charCodeAt(0).toString(16);
    return `%${lower ? code : code.toUpperCase()}`;
  };
  const letters = [...path].map((letter, i) => ({ letter, i })).slice(1);
  const single = letters.slice(0, 12).map(({ letter, i }) => path.slice(0, i) + hex(letter, false) + path.slice(i + 1));
  const all = `/${letters.map(({ letter }) => hex(letter, true)).join('')}`;
  const twice = `/${letters.map(({ letter }) => hex(letter, true).replace('%', '%25')).join('')}`;
  return [...single, all, twice, path.replaceAll('/', '%2f').replace('%2f', '/'), path.replaceAll('/', '%5c').replace('%5c', '/')];
}

function trailing(path: string): string[] {
  const ends = [
    '/',
    '//',
    '/.',
    '/..',
    '/%2e',
    '%2f',
    '%20',
    '%09',
    '%00',
    '%0a',
    '?',
    '??',
    '?x=1',
    ';',
    ';x',
    ';x=y',
    '.',
    '..',
    '.json',
    '%23',
    '\\',
    '%5c',
    '~',
    '%3f',
    ',',
    ':',
    '@',
    '*',
    '%ff',
  ];
  return ends.map((end) => path + end);
}

function overriding(method: string, path: string): Variant[] {
  const other = method === 'GET' ? 'POST' : 'GET';
  const methods = ['x-http-method-override', 'x-http-method', 'x-method-override'];
  const paths = ['x-original-url', 'x-rewrite-url', 'x-forwarded-uri', 'x-forwarded-prefix', 'x-envoy-original-path'];
  return [
    ...methods.map((name) => ({ method: other, target: path, headers: { [name]: method } })),
    { method: other, target: `${path}?_method=${method}`, headers: {} },
    ...paths.flatMap((name) => [
      { method, target: '/', headers: { [name]: path } },
      { method, target: path, headers: { [name]: '/' } },
    ]),
    { method, target: path, headers: { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'localhost', 'x-real-ip': '127.0.0.1' } },
  ];
}
