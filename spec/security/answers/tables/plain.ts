import { authorized, base64, bodies, open, type Expected, type Row } from '../row.js';

const answer = (challenge: string, body: string = bodies.absent): Expected => ({ status: 401, challenge: [challenge], body });
const basic = 'Basic realm="plain"';
const fastapi = 'the word of FastAPI, which the contract holds; apiKeyAuth says ApiKey, and where';
const lenient = 'FastAPI: an empty token is handed over as it is';
const nonceless = 'FastAPI: the scheme reads its word and nothing else; digestAuth is the one that a client can answer';

/** Schemes with FastAPI's answers, and with a realm where that is an option. */
const plainly: readonly Row[] = [
  { what: 'nothing', request: 'GET /plain-basic', ...answer(basic) },
  { what: 'another scheme', request: 'GET /plain-basic', ...authorized('Bearer abc'), ...answer(basic) },
  { what: 'no colon', request: 'GET /plain-basic', ...authorized(`Basic ${base64('iris')}`), ...answer(basic) },
  { what: 'a name and a password', request: 'GET /plain-basic', ...authorized(`Basic ${base64('iris:x')}`), ...open('iris') },
  { what: 'nothing, where it may be absent', request: 'GET /plain-basic-optional', ...open(null) },
  { what: 'no colon, where it may be absent', request: 'GET /plain-basic-optional', ...authorized('Basic abc'), ...answer('Basic') },
  { what: 'nothing', request: 'GET /plain-bearer', ...answer('Bearer realm="plain \\"one\\""') },
  { what: 'the word alone', request: 'GET /plain-bearer', ...authorized('Bearer'), ...answer('Bearer realm="plain \\"one\\""') },
  { what: 'a token', request: 'GET /plain-bearer', ...authorized('bearer abc'), ...open('abc') },
  { what: 'nothing', request: 'GET /plain-digest', ...answer('Digest realm="plain"'), because: nonceless },
  { what: 'a text', request: 'GET /plain-digest', ...authorized('Digest abc'), ...open('abc') },
  { what: 'nothing', request: 'GET /plain-word', ...answer('Courier-Sign realm="plain"') },
  { what: 'nothing', request: 'GET /plain-key', ...answer('APIKey realm="plain"'), because: fastapi },
  { what: 'nothing', request: 'GET /plain-key-query', ...answer('APIKey'), because: fastapi },
  { what: 'an empty parameter', request: 'GET /plain-key-query?plain=', ...answer('APIKey'), because: fastapi },
  { what: 'nothing', request: 'GET /plain-key-cookie', ...answer('APIKey'), because: fastapi },
  { what: 'nothing', request: 'GET /plain-oauth2', ...answer('Bearer realm="plain"') },
  { what: 'nothing', request: 'GET /plain-code', ...answer('Bearer realm="plain"') },
  { what: 'the word alone', request: 'GET /plain-code', ...authorized('Bearer'), status: 200, body: '{"who":""}', because: lenient },
  { what: 'nothing', request: 'GET /plain-oidc', ...answer('Bearer') },
];

export const plain = { 'a plain scheme': plainly };
