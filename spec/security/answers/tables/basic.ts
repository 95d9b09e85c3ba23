import { authorized, base64, bodies, open, type Expected, type Row } from '../row.js';

const challenge = ['Basic realm="matrix", charset="UTF-8"'];
const absent: Expected = { status: 401, challenge, body: bodies.absent };
const invalid: Expected = { status: 401, challenge, body: bodies.invalid };
const right = base64('iris:a:b:c');
const sent = (what: string, text: string, expected: Expected): Row => ({
  what,
  request: 'GET /basic',
  ...authorized(`Basic ${text}`),
  ...expected,
});

/** RFC 7617. */
const answers: readonly Row[] = [
  { what: 'nothing', request: 'GET /basic', ...absent },
  { what: 'another scheme', request: 'GET /basic', ...authorized('Bearer abc'), ...absent },
  { what: 'a longer word', request: 'GET /basic', ...authorized(`Basics ${right}`), ...absent },
  { what: 'the word alone', request: 'GET /basic', ...authorized('Basic'), ...invalid },
  sent('bad base64', 'aXJpczph!mI6Yw==', invalid),
  sent('base64 without its padding', right.replace(/=+$/, ''), invalid),
  sent('base64 of two texts', `${right} ${right}`, invalid),
  sent('no colon', base64('iris'), invalid),
  sent('nothing at all', base64(''), invalid),
  sent('invalid UTF-8', base64('odd:pass\xe9', 'latin1'), invalid),
  sent('a line end', base64('bell:ring\n'), invalid),
  sent('a zero byte', base64('zero\0:z'), invalid),
  sent('a delete character', base64('delete:d\x7f'), invalid),
  sent('an unknown user', base64('nobody:a:b:c'), invalid),
  sent('a wrong password', base64('iris:a:b:d'), invalid),
  sent('a password up to its second colon', base64('iris:a:b'), invalid),
  sent('no password', base64('iris:'), invalid),
  sent('no name', base64(':a:b:c'), invalid),
  sent('a name in another case', base64('Iris:a:b:c'), invalid),
  {
    what: 'the header twice',
    request: 'GET /basic',
    lines: [`Authorization: Basic ${right}`, `Authorization: Basic ${right}`],
    ...invalid,
  },
  sent('a password with colons', right, open('iris')),
  sent('letters outside ASCII', base64('Jäsøn:pässword €'), { status: 200, body: '{"who":"J\xc3\xa4s\xc3\xb8n"}' }),
  { what: 'the word in another case', request: 'GET /basic', ...authorized(`bASIC ${right}`), ...open('iris') },
  { what: 'nothing, where it may be absent', request: 'GET /basic-optional', ...open(null) },
  {
    what: 'a wrong password, where it may be absent',
    request: 'GET /basic-optional',
    ...authorized(`Basic ${base64('iris:x')}`),
    ...invalid,
  },
  { what: 'no colon, where it may be absent', request: 'GET /basic-optional', ...authorized(`Basic ${base64('iris')}`), ...invalid },
];

export const basic = { 'HTTP Basic': answers };
