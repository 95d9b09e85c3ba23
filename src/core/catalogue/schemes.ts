import { didYouMean } from './did-you-mean.js';

const flowAddresses = 'implicit: authorizationUrl; password and clientCredentials: tokenUrl; authorizationCode: both';

/** What can be wrong with security schemes. */
export const schemeErrors = {
  SCHEMES_EXPECTED: (f: { by: string; given: string | undefined }) => ({
    what: `${f.by} takes security schemes, and ${f.given === undefined ? 'none is given' : `${f.given} is given`}: it would let everybody in, or nobody.`,
    fix: 'list schemes such as jwtBearer() and apiKeyAuth(), or anyOf() and allOf() of them; a scheme whose function is a generator stands by itself.',
  }),
  SCHEME_NAME_INVALID: (f: { name: string }) => ({
    what: `A security scheme cannot be named ${f.name}: the document knows it by letters, digits, ".", "-" and "_" only (OpenAPI 3.1, section 4.8.7).`,
    fix: 'give it a schemeName of these; it is what client code and the "Authorize" dialog call it.',
  }),
  SCHEME_INPUT_INVALID: (f: { scheme: string; place: 'header' | 'cookie' | 'query parameter'; name: string }) => ({
    what:
      f.place === 'query parameter'
        ? `${f.scheme} cannot read a query parameter named ${f.name}: it has to be a text that is not empty.`
        : `${f.scheme} cannot read a ${f.place} named ${f.name}: no request can hold one, for the name is no token (RFC 9110, section 5.6.2).`,
    fix: `give the name under which the key is sent, ${f.scheme}(${f.place === 'header' ? "'X-API-Key'" : "'key'"}).`,
  }),
  SCHEME_WORD_INVALID: (f: { word: string }) => ({
    what: `httpScheme cannot answer with the challenge ${f.word}: the word of a scheme is a token (RFC 9110, section 11.1).`,
    fix: "give the word in front of the credentials by itself, httpScheme('Seal').",
  }),
  SCHEME_ADDRESS_INVALID: (f: { scheme: string; option: string; given: string }) => ({
    what: `${f.scheme} is given ${f.given} in place of an address as its ${f.option}.`,
    fix: `give ${f.option} as an absolute https address, or relative to the address of the application, as in 'login/token'.`,
  }),
  SCHEME_FLOW_INVALID: (f: { scheme: string; flow: string | undefined; suggestion?: string }) => ({
    what:
      f.flow === undefined
        ? `${f.scheme} is given flows without any flow.`
        : `${f.scheme} is given a flow that OAuth 2 does not have in OpenAPI 3.1: "${f.flow}".${didYouMean(f.suggestion)}`,
    fix: `state one flow or several, each with its addresses (${flowAddresses}).`,
  }),
  SCHEME_SCOPE_INVALID: (f: { scheme: string; scope: string; reason: 'name' | 'description' }) => ({
    what:
      f.reason === 'name'
        ? `${f.scheme} has a scope that no token can hold: ${f.scope} (RFC 6749, section 3.3: printable ASCII without spaces, quotes and backslashes).`
        : `${f.scheme} does not say what the scope ${f.scope} allows.`,
    fix: "state each scope by its name, with what it allows: scopes: { 'orders:read': 'See the orders' }.",
  }),
  SCHEME_CHALLENGE_INVALID: (f: { scheme: string; option: 'realm' | 'challenge'; given: string }) => ({
    what: `${f.scheme} cannot answer with the ${f.option} ${f.given}: WWW-Authenticate holds printable ASCII (RFC 9110, section 5.5).`,
    fix:
      f.option === 'realm'
        ? 'write the realm in printable ASCII, without line ends and other control characters.'
        : 'write the whole challenge, as in \'Bearer realm="orders"\'.',
  }),
  SCHEME_OPTIONS_CONFLICT: (f: { scheme: string; one: string; other: string }) => ({
    what: `${f.scheme} is given both ${f.one} and ${f.other}: ${f.one} says all of the answer that ${f.other} would be part of.`,
    fix: `leave out ${f.other}, and say it with ${f.one}.`,
  }),
  SCHEME_REFUSAL_INVALID: (f: { scheme: string; given: string }) => ({
    what: `notAuthenticated of ${f.scheme} makes ${f.given} in place of an HttpException.`,
    fix: "return the answer, () => new HttpException(403, 'Members only'); it is called at start-up, too, to document its status.",
  }),
  DIGEST_SECRET: (f: { scheme: string }) => ({
    what: `secretOf of ${f.scheme} gave something that no Digest can be held against.`,
    fix: 'return a password, hashes that digestHash() made by their algorithms, { secret, principal }, or nothing for a user that there is not.',
  }),
};
