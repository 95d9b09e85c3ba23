import { httpBasic } from 'tenon';
import { doors, opened, refused, type Doors, type Headers } from './support/doors.js';

let house: Doors;
beforeAll(async () => {
  house = await doors({
    dome: httpBasic(),
    archive: httpBasic({ realm: 'plate archive', schemeName: 'Archive' }),
    terrace: httpBasic({ autoError: false, schemeName: 'Terrace' }),
    quiet: httpBasic({ autoError: false, realm: 'quiet room', schemeName: 'Quiet' }),
  });
});
afterAll(() => house.close());

const basic = (text: string, encoding: BufferEncoding = 'latin1'): string => `Basic ${Buffer.from(text, encoding).toString('base64')}`;

describe('HTTP Basic', () => {
  it.each<[string, string | readonly string[], string, string]>([
    ['a name and a password', basic('vera:lens-40'), 'vera', 'lens-40'],
    ['what follows the first colon', basic('vera:a:b:c'), 'vera', 'a:b:c'],
    ['an empty password', basic('vera:'), 'vera', ''],
    ['an empty name', basic(':lens'), '', 'lens'],
    ['nothing on either side', basic(':'), '', ''],
    ['spaces as they are', basic(' vera : lens '), ' vera ', ' lens '],
    ['control characters as they are', basic('ve\u0007ra:lens\0'), 've\u0007ra', 'lens\0'],
    ['behind a word in any case', basic('vera:lens').replace('Basic', 'bASIC'), 'vera', 'lens'],
    ['behind many spaces', basic('vera:lens').replace(' ', '    '), 'vera', 'lens'],
    ['passing over signs of no alphabet', 'Basic dmVy*YTps!ZW5z', 'vera', 'lens'],
    ['passing over the signs of the alphabet for addresses', 'Basic dmVy-YTps_ZW5z', 'vera', 'lens'],
    ['passing over a pad where none can be', 'Basic =dmVyYTpsZW5z', 'vera', 'lens'],
    ['passing over what is between two words', 'Basic dmVyYTps ZW5z', 'vera', 'lens'],
    ['up to the padding', 'Basic dmVyYTpsZQ==bmlscw==', 'vera', 'le'],
    ['of the first of two lines', [basic('vera:lens'), basic('nils:guest')], 'vera', 'lens'],
  ])('reads %s', async (_, authorization, username, password) => {
    for (const door of ['dome', 'archive', 'terrace', 'quiet'])
      expect(await house.knock(door, { authorization })).toEqual(opened({ username, password }));
  });

  it.each<[string, Headers]>([
    ['no header', {}],
    ['an empty header', { authorization: '' }],
    ['another word', { authorization: basic('vera:lens').replace('Basic', 'Bearer') }],
    ['a longer word', { authorization: basic('vera:lens').replace('Basic', 'Basics') }],
    ['no word', { authorization: basic('vera:lens').slice(6) }],
    ['a tab in place of the space', { authorization: basic('vera:lens').replace(' ', '\t') }],
    ['another word in the first of two lines', { authorization: ['Bearer keel', basic('vera:lens')] }],
    ['a header of another name', { 'proxy-authorization': basic('vera:lens') }],
  ])('takes %s for nobody', async (_, headers) => {
    expect(await house.knock('dome', headers)).toEqual(refused('Basic'));
    expect(await house.knock('archive', headers)).toEqual(refused('Basic realm="plate archive"'));
    expect(await house.knock('terrace', headers)).toEqual(opened(null));
    expect(await house.knock('quiet', headers)).toEqual(opened(null));
  });

  it.each<[string, string]>([
    ['the word alone', 'Basic'],
    ['the word and spaces', 'Basic   '],
    ['no colon', basic('vera')],
    ['a single sign', 'Basic v'],
    ['no padding', 'Basic dmVyYTpsZW5zMQ'],
    ['half of the padding', 'Basic dmVyYTpsZW5zMQ='],
    ['five signs', 'Basic dmVyY'],
    ['only signs of no alphabet', 'Basic ****'],
    ['letters outside ASCII, in UTF-8', basic('véra:lens', 'utf8')],
    ['letters outside ASCII, in latin1', basic('véra:lens')],
    ['letters outside ASCII among the base64', 'Basic dmVyYTpsZW5z\u00e9'],
  ])('refuses %s, needed or not', async (_, authorization) => {
    expect(await house.knock('dome', { authorization })).toEqual(refused('Basic'));
    expect(await house.knock('archive', { authorization })).toEqual(refused('Basic realm="plate archive"'));
    expect(await house.knock('terrace', { authorization })).toEqual(refused('Basic'));
    expect(await house.knock('quiet', { authorization })).toEqual(refused('Basic realm="quiet room"'));
  });
});

describe('the definition of HTTP Basic', () => {
  it('is what OpenAPI calls it', () => {
    const scheme = httpBasic();
    expect(scheme).toMatchObject({ schemeName: 'HTTPBasic', name: 'HTTPBasic', challenge: 'Basic', status: 401, isOptional: false });
    expect(scheme.definition).toEqual({ type: 'http', scheme: 'basic' });
  });

  it('holds what was said of it, and the challenge of what cannot be read', () => {
    const described = httpBasic({ schemeName: 'Door', description: 'On your card.', autoError: false });
    expect(described).toMatchObject({ schemeName: 'Door', challenge: 'Basic', status: 401, isOptional: true });
    expect(described.definition).toEqual({ type: 'http', scheme: 'basic', description: 'On your card.' });
  });
});
