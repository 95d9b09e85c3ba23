import { pkceChallenge } from 'tenon/security';
import { form, type Expected, type Row, type Tools } from '../row.js';
import { codeForm, redirectUri, web } from '../tokens.js';
import { granted, refusal } from './token-forms.js';

const request = 'POST /token';
type Form = Readonly<Record<string, string>>;
const unknown = refusal('invalid_grant', 'The code is unknown or expired');
const unfit = refusal('invalid_grant', 'The code_verifier does not fit');
const elsewhere = refusal('invalid_grant', 'The redirect_uri is another one');
const redeems = (what: string, sent: () => Promise<Form>, expected: Expected): Row => ({
  ...{ what, request, sent: async () => form(await sent()), ...expected },
});
const without = (given: Form, name: string): Form => Object.fromEntries(Object.entries(given).filter(([one]) => one !== name));
const changed = (what: string, name: string, value: string | undefined, expected: Expected): Row =>
  redeems(what, async () => (value === undefined ? without(await codeForm(), name) : { ...(await codeForm()), [name]: value }), expected);
const long = `${'~'.repeat(127)}.`;

/** RFC 7636, RFC 9700. */
const pkce: readonly Row[] = [
  redeems('a code and its verifier', () => codeForm(), granted('iris', { scope: 'orders:read' })),
  redeems(
    'a verifier of 128 characters',
    async () => ({ ...(await codeForm({ codeChallenge: pkceChallenge(long) })), code_verifier: long }),
    granted('iris', { scope: 'orders:read' }),
  ),
  changed('another verifier', 'code_verifier', 'w'.repeat(43), unfit),
  changed('no verifier', 'code_verifier', undefined, unfit),
  changed('an empty verifier', 'code_verifier', '', unfit),
  changed('a verifier that is too short', 'code_verifier', 'v'.repeat(42), unfit),
  changed('a verifier that is too long', 'code_verifier', 'v'.repeat(129), unfit),
  changed('a verifier of other characters', 'code_verifier', `${'v'.repeat(42)}+`, unfit),
  changed('the challenge as verifier, which is plain', 'code_verifier', pkceChallenge('v'.repeat(43)), unfit),
  redeems(
    'a verifier where no challenge was',
    async () => ({ ...(await codeForm({ clientId: 'web', codeChallenge: undefined })), ...web }),
    unfit,
  ),
  redeems('a public client without PKCE', async () => without(await codeForm({ codeChallenge: undefined }), 'code_verifier'), unfit),
  redeems(
    'a client with a secret, without PKCE',
    async () => ({ ...without(await codeForm({ clientId: 'web', codeChallenge: undefined }), 'code_verifier'), ...web }),
    granted('iris', { scope: 'orders:read' }),
  ),
  changed('no code', 'code', undefined, refusal('invalid_request', 'code is missing')),
  changed('an unknown code', 'code', 'unknown', unknown),
  redeems('a code of another client', async () => ({ ...(await codeForm()), ...web }), unknown),
  changed('another redirect_uri', 'redirect_uri', 'https://evil.example/back', elsewhere),
  changed('a redirect_uri with more at its end', 'redirect_uri', `${redirectUri}/`, elsewhere),
  changed('a redirect_uri in another case', 'redirect_uri', redirectUri.toUpperCase(), elsewhere),
  changed('no redirect_uri', 'redirect_uri', undefined, elsewhere),
  redeems('a redirect_uri where none was', () => codeForm({ redirectUri: undefined }), elsewhere),
  {
    what: 'a code that was used',
    request,
    sent: async ({ ask }: Tools) => {
      const again = form(await codeForm());
      await ask({ request, ...again });
      return again;
    },
    ...unknown,
  },
  {
    what: 'a refresh token of a code that was used twice',
    request,
    sent: async ({ ask }: Tools) => {
      const again = form(await codeForm());
      const { body } = await ask({ request, ...again });
      await ask({ request, ...again });
      const { refresh_token: token = '' } = JSON.parse(body) as { readonly refresh_token?: string };
      return form({ grant_type: 'refresh_token', client_id: 'app', refresh_token: token });
    },
    ...refusal('invalid_grant', 'The refresh token is unknown, used or expired'),
  },
];

export const codes = { 'an authorization code': pkce };
