/** A request as bytes, and what RFC 9110 and RFC 9112 have a server do with it. */
export interface Row {
  readonly name: string;
  readonly bytes: string;
  readonly status: number;
  /** Whether a request behind it on the same connection is answered (`kept`), or the connection ends before it (`closed`). */
  readonly then: 'kept' | 'closed';
}

const host = 'Host: testserver';

/** A head from its lines. */
const head = (...lines: readonly string[]): string => [...lines, '', ''].join('\r\n');
const get = (...fields: readonly string[]): string => head('GET / HTTP/1.1', ...fields);
const line = (text: string, ...fields: readonly string[]): string => head(text, host, ...fields);
const post = (fields: readonly string[], body: string): string => line('POST /text HTTP/1.1', 'Content-Type: text/plain', ...fields) + body;
const row = (name: string, bytes: string, status: number, then: Row['then']): Row => ({ name, bytes, status, then });
const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `X-${i}: ${i}`);
const chunked = 'Transfer-Encoding: chunked';
const empty = '0\r\n\r\n';

const hosts: Row[] = [
  ...[
    'shop.example',
    'shop.example:8443',
    'shop.example:',
    'SHOP_1.example',
    '127.0.0.1:80',
    '[::1]',
    '[2001:db8::1]:80',
    'b%C3%BCcher.example',
    'a.b.',
  ].map((value) => row(`Host: ${value}`, get(`Host: ${value}`), 200, 'kept')),
  ...[
    '',
    'user@shop.example',
    'user:secret@shop.example',
    'shop.example/path',
    'http://shop.example',
    'a.example, b.example',
    'a.example,b.example',
    'a.example b.example',
    'shop.example?x',
    'shop.example#x',
    'shop.example\\x',
    'shop.example:port',
    'shop.example:80:80',
    'shop.example:65536',
    ':80',
    '::1',
    '[::1',
    '[::1]80',
    '[::1%25eth0]',
    '[shop.example]',
    'shop%zz.example',
    'shop.example%',
    '<script>',
    '"quoted"',
    'sh\xf6p.example',
  ].map((value) => row(`Host: ${value}`, get(`Host: ${value}`), 400, 'closed')),
  row('no Host', get(), 400, 'closed'),
  row('the same Host twice', get(host, host), 400, 'closed'),
  row('two Hosts', get(host, 'Host: evil.example'), 400, 'closed'),
  row('two Hosts, far apart and spelt differently', get(host, ...many(40), 'hOST: evil.example'), 400, 'closed'),
  row('no Host in HTTP/1.0', head('GET / HTTP/1.0', 'Connection: keep-alive'), 200, 'kept'),
  row('two Hosts in HTTP/1.0', head('GET / HTTP/1.0', host, host, 'Connection: keep-alive'), 400, 'closed'),
  row('an invalid Host in HTTP/1.0', head('GET / HTTP/1.0', 'Host: a/b', 'Connection: keep-alive'), 400, 'closed'),
];

const versions: Row[] = [
  ...['HTTP/2.0', 'HTTP/0.9', 'HTTP/9.9', 'HTTP/1.2', 'HTTP/3.0'].map((version) => row(version, line(`GET / ${version}`), 505, 'closed')),
  ...['HTTP/1.x', 'HTTP/11', 'http/1.1', 'HTTPS/1.1', 'HTTP/1.1 ', ' HTTP/1.1x'].map((version) =>
    row(`the version "${version}"`, line(`GET / ${version}`), 400, 'closed'),
  ),
  row('no version', 'GET /\r\n\r\n', 400, 'closed'),
  row('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505, 'closed'),
];

const framing: Row[] = [
  row('chunks', post([chunked], `2\r\nab\r\n${empty}`), 200, 'kept'),
  row('chunks, spelt differently', post(['transfer-ENCODING: Chunked'], `2\r\nab\r\n${empty}`), 200, 'kept'),
  row(
    'chunks in HTTP/1.0',
    head('POST /text HTTP/1.0', host, 'Content-Type: text/plain', chunked, 'Connection: keep-alive') + empty,
    400,
    'closed',
  ),
  row('a length and chunks', post(['Content-Length: 5', chunked], empty), 400, 'closed'),
  row('chunks and a length', post([chunked, 'Content-Length: 5'], empty), 400, 'closed'),
  row('an empty Transfer-Encoding', post(['Transfer-Encoding:'], ''), 400, 'closed'),
  row('an empty Transfer-Encoding and a length', post(['Transfer-Encoding:', 'Content-Length: 2'], 'ab'), 400, 'closed'),
  row('another coding', post(['Transfer-Encoding: gzip'], empty), 400, 'closed'),
  row('a coding that begins as chunked', post(['Transfer-Encoding: chunkedx'], empty), 400, 'closed'),
  row('a coding that ends as chunked', post(['Transfer-Encoding: xchunked'], empty), 400, 'closed'),
  row('chunked with a parameter', post(['Transfer-Encoding: chunked;q=1'], empty), 400, 'closed'),
  row('chunked as a text', post(['Transfer-Encoding: "chunked"'], empty), 400, 'closed'),
  row('chunked before another coding', post(['Transfer-Encoding: chunked, gzip'], empty), 400, 'closed'),
  row('chunked twice', post(['Transfer-Encoding: chunked, chunked'], empty), 400, 'closed'),
  row('chunked on two lines', post([chunked, chunked], empty), 400, 'closed'),
  row('chunked behind nothing', post(['Transfer-Encoding: , chunked'], empty), 400, 'closed'),
  row('chunked behind identity', post(['Transfer-Encoding: identity, chunked'], empty), 501, 'closed'),
  row('chunked behind gzip', post(['Transfer-Encoding: gzip, chunked'], empty), 501, 'closed'),
  row('chunked behind gzip on another line', post(['Transfer-Encoding: gzip', chunked], empty), 501, 'closed'),
  row('chunked behind a control character', post(['Transfer-Encoding: \x0bchunked'], empty), 400, 'closed'),
  ...['2, 2', '+2', '-2', '0x2', '2 2', '', '99999999999999999999', '2.0', 'two'].map((length) =>
    row(`Content-Length: ${length}`, post([`Content-Length: ${length}`], 'ab'), 400, 'closed'),
  ),
  row('the same length twice', post(['Content-Length: 2', 'Content-Length: 2'], 'ab'), 400, 'closed'),
  row('two lengths', post(['Content-Length: 2', 'Content-Length: 5'], 'ab'), 400, 'closed'),
  ...['x\r\n', '-1\r\na\r\n', '0x1\r\na\r\n', '1 \r\na\r\n', '2\r\nabc\r\n', '2\nab\r\n', 'fffffffffffffffff\r\n', '2\r\nab'].map((chunk) =>
    row(`the chunk ${JSON.stringify(chunk)}`, post([chunked], chunk + empty), 400, 'closed'),
  ),
  row('a chunk extension that never ends', post([chunked], `1;${'a'.repeat(17_000)}\r\na\r\n${empty}`), 413, 'closed'),
];

const fields: Row[] = [
  row('100 fields', get(host, ...many(99)), 200, 'kept'),
  row('101 fields', get(host, ...many(100)), 431, 'closed'),
  row('1,500 fields', get(host, ...Array.from({ length: 1499 }, () => 'a: b')), 431, 'closed'),
  row('a head of 20 kB', get(host, `X-Long: ${'a'.repeat(20_000)}`), 431, 'closed'),
  row('a target of 20 kB', line(`GET /${'a'.repeat(20_000)} HTTP/1.1`), 414, 'closed'),
  row('an expectation', get(host, 'Expect: 200-ok'), 417, 'closed'),
  row('an expectation in HTTP/1.0, which has none', head('GET / HTTP/1.0', host, 'Expect: 200-ok', 'Connection: keep-alive'), 200, 'kept'),
  row('an upgrade to what is not served', get(host, 'Connection: Upgrade', 'Upgrade: foo/1'), 200, 'closed'),
  row(
    'an upgrade to a WebSocket where there is none',
    line('GET /none HTTP/1.1', 'Connection: Upgrade', 'Upgrade: websocket'),
    404,
    'closed',
  ),
  row('an upgrade with a body', post(['Connection: Upgrade', 'Upgrade: h2c', 'Content-Length: 2'], 'ab'), 200, 'closed'),
  ...[
    'Host : testserver',
    ' X: folded',
    'no colon',
    ': no name',
    'X: a\0b',
    'X: a\rY: b',
    'X: a\r\n folded',
    'X\x01: a',
    'X(: a',
    'X: a\x7fb',
  ].map((field) =>
    row(`the field ${JSON.stringify(field)}`, head('GET / HTTP/1.1', ...(field.startsWith('Host') ? [] : [host]), field), 400, 'closed'),
  ),
  row('a body type on two lines', post(['Content-Type: application/json', 'Content-Length: 2'], 'ab'), 415, 'closed'),
];

const targets: Row[] = [
  row('a path', line('GET /?a=b HTTP/1.1'), 200, 'kept'),
  row('lines before the request', `\r\n\r\n${get(host)}`, 200, 'kept'),
  row('an absolute target', line('GET http://shop.example/ HTTP/1.1'), 200, 'kept'),
  row('an absolute target without a path', line('GET HTTP://shop.example:80?x HTTP/1.1'), 200, 'kept'),
  row('an absolute target and no Host', head('GET http://shop.example/ HTTP/1.1'), 400, 'closed'),
  row('an absolute target and an invalid Host', head('GET http://shop.example/ HTTP/1.1', 'Host: a/b'), 400, 'closed'),
  row('an absolute target with a user', line('GET http://user@shop.example/ HTTP/1.1'), 400, 'kept'),
  row('an absolute target without a host', line('GET http:///path HTTP/1.1'), 400, 'kept'),
  row('an absolute target of another scheme', line('GET ftp://shop.example/ HTTP/1.1'), 400, 'kept'),
  row('a host as the target', line('GET shop.example:80 HTTP/1.1'), 400, 'closed'),
  row('a word as the target', line('GET path HTTP/1.1'), 400, 'closed'),
  row('a fragment', line('GET /#top HTTP/1.1'), 400, 'closed'),
  row('a letter that is not ASCII', line('GET /\xe9 HTTP/1.1'), 400, 'closed'),
  row('a NUL', line('GET /\0 HTTP/1.1'), 400, 'closed'),
  row('a blank', line('GET /a b HTTP/1.1'), 400, 'closed'),
  row('no target', line('GET HTTP/1.1'), 400, 'closed'),
  row('GET *', line('GET * HTTP/1.1'), 400, 'kept'),
  row('OPTIONS *', line('OPTIONS * HTTP/1.1'), 204, 'kept'),
];

const methods: Row[] = [
  row('HEAD', line('HEAD / HTTP/1.1'), 200, 'kept'),
  row('TRACE', line('TRACE / HTTP/1.1'), 405, 'kept'),
  row('OPTIONS', line('OPTIONS / HTTP/1.1'), 405, 'kept'),
  row('a method of another path', line('PUT / HTTP/1.1', 'Content-Length: 2') + 'ab', 405, 'kept'),
  row('CONNECT', line('CONNECT shop.example:443 HTTP/1.1'), 405, 'closed'),
  row('CONNECT to a path', line('CONNECT / HTTP/1.1'), 405, 'closed'),
  row('CONNECT without a Host', head('CONNECT shop.example:443 HTTP/1.1'), 400, 'closed'),
  ...['FOO', 'get', 'GETS', 'X-METHOD!'].map((method) => row(`the method ${method}`, line(`${method} / HTTP/1.1`), 501, 'closed')),
  ...['G@T', ' GET', 'GET\t/', '{"a":1}', '\x16\x03\x01\x02'].map((method) =>
    row(`the method ${JSON.stringify(method)}`, line(`${method} / HTTP/1.1`), 400, 'closed'),
  ),
];

/** By topic, for their titles. */
export const topics: Readonly<Record<string, readonly Row[]>> = { hosts, versions, framing, fields, targets, methods };
