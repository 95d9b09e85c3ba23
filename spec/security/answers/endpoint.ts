import { now } from '../tokens/support/crafted.js';
import { Canary } from '../tokens/support/canary.js';

const right = { active: true, sub: 'iris', iss: 'issuer', aud: 'matrix', scope: 'orders:read' };

/** What the issuer says of tokens, by the tokens. */
const known: Readonly<Record<string, object>> = {
  good: right,
  inactive: { active: false },
  'taken-back': { active: false, sub: 'iris' },
  ended: { ...right, exp: now() - 1 },
  early: { ...right, nbf: now() + 600 },
  'of-another-issuer': { ...right, iss: 'other' },
  'for-another': { ...right, aud: 'other' },
  'for-nobody': { ...right, aud: undefined },
  proof: { ...right, token_type: 'DPoP' },
  'says-nothing': { sub: 'iris' },
};

/** An issuer on this machine: it is asked what tokens are worth, and tells where its keys are, under a name that is not its own. */
export const issuer = await Canary.listening();

issuer.answer = (request, response, body) => {
  const token = new URLSearchParams(body).get('token') ?? '';
  response.setHeader('content-type', 'application/json');
  if (request.url !== '/introspect') response.end(JSON.stringify({ issuer: 'https://evil.example', jwks_uri: `${issuer.url}/keys` }));
  else if (token === 'breaks') response.writeHead(500).end('{}');
  else if (token === 'moved') response.writeHead(307, { location: `${issuer.url}/introspect` }).end();
  else if (token === 'babble') response.end('active');
  else if (token === 'hangs-up') response.destroy();
  else response.end(JSON.stringify(known[token] ?? { active: false }));
};
