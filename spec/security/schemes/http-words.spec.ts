import { httpDigest, httpScheme } from 'tenon';
import { doors, opened, refused, type Doors, type Headers } from './support/doors.js';

let house: Doors;
beforeAll(async () => {
  house = await doors({
    vault: httpDigest(),
    window: httpDigest({ autoError: false, schemeName: 'Window' }),
    letters: httpScheme('Seal'),
    parcels: httpScheme('courier-sign', { schemeName: 'Courier' }),
    postcards: httpScheme('courier-sign', { schemeName: 'Postcard', autoError: false }),
  });
});
afterAll(() => house.close());

const nothing: readonly [string, Headers][] = [
  ['no header', {}],
  ['an empty header', { authorization: '' }],
  ['a word alone', { authorization: 'Digest' }],
  ['a word and spaces', { authorization: 'Digest    ' }],
];

describe('HTTP Digest', () => {
  it.each<[string, string | readonly string[], object]>([
    [
      'what follows its word',
      'Digest username="ida", response="6629"',
      { scheme: 'Digest', credentials: 'username="ida", response="6629"' },
    ],
    ['the word as it was written', 'dIGEST x', { scheme: 'dIGEST', credentials: 'x' }],
    ['nothing of a second line', ['Digest x', 'Digest y'], { scheme: 'Digest', credentials: 'x' }],
    ['bytes outside ASCII as latin1', 'Digest username="v\u00e9ra"', { scheme: 'Digest', credentials: 'username="v\u00e9ra"' }],
  ])('hands over %s', async (_, authorization, given) => {
    expect(await house.knock('vault', { authorization })).toEqual(opened(given));
    expect(await house.knock('window', { authorization })).toEqual(opened(given));
  });

  it.each([...nothing, ['another word', { authorization: 'Basic 6629' }] as const])('takes %s for nobody', async (_, headers) => {
    expect(await house.knock('vault', headers)).toEqual(refused('Digest'));
    expect(await house.knock('window', headers)).toEqual(opened(null));
  });
});

describe('an HTTP scheme of any word', () => {
  it.each<[string, object]>([
    ['Seal red-wax', { scheme: 'Seal', credentials: 'red-wax' }],
    ['Stamp blue-ink', { scheme: 'Stamp', credentials: 'blue-ink' }],
    ['seal  a  b ', { scheme: 'seal', credentials: 'a  b' }],
  ])('hands over "%s", whatever its word', async (authorization, given) => {
    for (const door of ['letters', 'parcels', 'postcards']) expect(await house.knock(door, { authorization })).toEqual(opened(given));
  });

  it.each(nothing)('takes %s for nobody, and answers with its word in title case', async (_, headers) => {
    expect(await house.knock('letters', headers)).toEqual(refused('Seal'));
    expect(await house.knock('parcels', headers)).toEqual(refused('Courier-Sign'));
    expect(await house.knock('postcards', headers)).toEqual(opened(null));
  });

  it.each([
    ['AWS4-HMAC-SHA256', 'Aws4-Hmac-Sha256'],
    ['aws4x', 'Aws4X'],
    ["o'neil_sign", "O'Neil_Sign"],
    ['x', 'X'],
  ])('writes %s as Python does: %s', (word, challenge) => {
    expect(httpScheme(word).challenge).toBe(challenge);
  });
});

describe('the definitions', () => {
  it('are what OpenAPI calls them', () => {
    expect(httpDigest()).toMatchObject({ schemeName: 'HTTPDigest', challenge: 'Digest', definition: { type: 'http', scheme: 'digest' } });
    expect(httpScheme('Seal')).toMatchObject({ schemeName: 'HTTPBase', challenge: 'Seal', definition: { type: 'http', scheme: 'Seal' } });
  });

  it('hold what was said of them', () => {
    const said = { schemeName: 'Depot', description: 'Signed.', autoError: false };
    expect(httpDigest(said)).toMatchObject({ schemeName: 'Depot', challenge: undefined, status: undefined, isOptional: true });
    expect(httpDigest(said).definition).toEqual({ type: 'http', scheme: 'digest', description: 'Signed.' });
    expect(httpScheme('courier-sign', said).definition).toEqual({ type: 'http', scheme: 'courier-sign', description: 'Signed.' });
  });
});
