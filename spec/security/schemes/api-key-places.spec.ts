import { apiKeyCookie, apiKeyQuery } from 'tenon';
import { doors, opened, refused, type Doors, type Headers } from './support/doors.js';

let house: Doors;
beforeAll(async () => {
  house = await doors({
    seats: apiKeyQuery('ticket'),
    bar: apiKeyQuery('vou cher&', { schemeName: 'Voucher', autoError: false }),
    desk: apiKeyCookie('seat'),
    light: apiKeyCookie('lamp', { schemeName: 'Lamp', autoError: false }),
  });
});
afterAll(() => house.close());

describe('an API key in the query', () => {
  it.each([
    ['ticket=A-17', 'A-17'],
    ['row=3&ticket=A-17', 'A-17'],
    ['ticket=A-17&ticket=B-18', 'B-18'],
    ['ticket=A%2F17+front', 'A/17 front'],
    ['tick%65t=A', 'A'],
    ['ticket=+', ' '],
    ['ticket=v%C3%A9ra', 'véra'],
    ['ticket=0', '0'],
  ])('is what %s says', async (query, key) => {
    expect(await house.knock(`seats?${query}`)).toEqual(opened(key));
  });

  it.each(['', 'ticket=', 'ticket', 'Ticket=A-17', 'ticket=A-17&ticket=', 'ticket[]=A'])('is not in "%s"', async (query) => {
    expect(await house.knock(`seats?${query}`, { ticket: 'A-17', cookie: 'ticket=A-17' })).toEqual(refused('APIKey'));
  });

  it('may have any name, and be left out where it is optional', async () => {
    expect(await house.knock('bar?vou+cher%26=soda')).toEqual(opened('soda'));
    expect(await house.knock('bar?vou+cher%26=')).toEqual(opened(null));
    expect(await house.knock('bar')).toEqual(opened(null));
  });
});

describe('an API key in a cookie', () => {
  it.each<[string, string | readonly string[], string]>([
    ['alone', 'seat=12b', '12b'],
    ['among others', 'lamp=green; seat=12b; coat=7', '12b'],
    ['the last of two', 'seat=1; seat=2', '2'],
    ['the last of two lines', ['seat=1', 'seat=2; lamp=green'], '2'],
    ['without its quotes', 'seat="12 b"', '12 b'],
    ['with a quote that stays open', 'seat="12', '"12'],
    ['with spaces around the equals sign', 'seat = 12b', '12b'],
    ['with an equals sign inside', 'seat=a=b', 'a=b'],
    ['not decoded', 'seat=a%20b', 'a%20b'],
    ['byte by byte, as latin1', 'seat=v\u00e9ra', 'v\u00e9ra'],
  ])('is read %s', async (_, cookie, key) => {
    expect(await house.knock('desk', { cookie })).toEqual(opened(key));
  });

  it.each<[string, Headers]>([
    ['no cookie', {}],
    ['an empty one', { cookie: 'seat=' }],
    ['an empty one in quotes', { cookie: 'seat=""' }],
    ['an empty one behind a full one', { cookie: 'seat=1; seat=' }],
    ['another name', { cookie: 'seats=12b' }],
    ['another case', { cookie: 'Seat=12b' }],
    ['a name alone', { cookie: 'seat' }],
    ['a header of its name', { seat: '12b' }],
  ])('is not there with %s', async (_, headers) => {
    expect(await house.knock('desk?seat=12b', headers)).toEqual(refused('APIKey'));
    expect(await house.knock('light?lamp=green', headers)).toEqual(opened(null));
  });
});

describe('the definitions', () => {
  it('are what OpenAPI calls them', () => {
    expect(apiKeyQuery('ticket')).toMatchObject({ schemeName: 'APIKeyQuery', challenge: 'APIKey', status: 401, isOptional: false });
    expect(apiKeyQuery('ticket').definition).toEqual({ type: 'apiKey', in: 'query', name: 'ticket' });
    expect(apiKeyCookie('seat')).toMatchObject({ schemeName: 'APIKeyCookie', challenge: 'APIKey', status: 401, isOptional: false });
    expect(apiKeyCookie('seat').definition).toEqual({ type: 'apiKey', in: 'cookie', name: 'seat' });
  });

  it('hold what was said of them', () => {
    const said = { schemeName: 'Lamp', description: 'Lent at the desk.', autoError: false };
    expect(apiKeyQuery('lamp', said).definition).toEqual({ type: 'apiKey', in: 'query', name: 'lamp', description: 'Lent at the desk.' });
    expect(apiKeyCookie('lamp', said)).toMatchObject({ schemeName: 'Lamp', challenge: undefined, isOptional: true });
  });

  it('are all that the document says: no parameter, and nothing that could be invalid', async () => {
    const { paths } = await house.document();
    for (const [door, name] of Object.entries({ seats: 'APIKeyQuery', bar: 'Voucher', desk: 'APIKeyCookie', light: 'Lamp' })) {
      const operation = paths[`/${door}`]?.get;
      expect([operation?.parameters, operation?.security]).toEqual([undefined, [{ [name]: [] }]]);
      expect(Object.keys(operation?.responses ?? {})).not.toContain('422');
    }
  });
});
