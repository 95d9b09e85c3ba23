import { allOf, anyOf, apiKeyHeader, basicAuth, Controller, Depends, Get, httpBearer, HttpException } from 'tenon';
import { withApp } from '../../container/support/applications.js';

const badge = apiKeyHeader('x-badge', { schemeName: 'Badge' });
const shift = httpBearer({ schemeName: 'Shift' });
const master = apiKeyHeader('x-master', {
  schemeName: 'Master',
  notAuthenticated: () => new HttpException(401, 'No master key', { headers: { 'WWW-Authenticate': 'Master' } }),
});
const guest = apiKeyHeader('x-guest', { schemeName: 'Guest', autoError: false });

const known = basicAuth({ realm: 'plant', verify: (name: string, password: string) => (password === 'right' ? name : undefined) });

const either = anyOf(badge, shift);
const operator = anyOf(allOf(badge, shift), master);
const maybe = anyOf(badge, guest);

@Controller('/')
class Plant {
  @Get('/either')
  either(@Depends(either) by: string | { credentials: string }) {
    return { by };
  }

  @Get('/operator')
  operator(@Depends(operator) by: string | [string, { credentials: string }]) {
    return { by };
  }

  @Get('/both')
  both(@Depends(allOf(badge, shift)) [badge]: [string, object]) {
    return { badge };
  }

  @Get('/known')
  known(@Depends(anyOf(known, guest)) by: string | undefined) {
    return { by: by ?? null };
  }

  @Get('/maybe', { use: [shift] })
  maybe(@Depends(maybe) by: string | undefined) {
    return { by: by ?? null };
  }
}

const asked = async (path: string, headers: Record<string, string> = {}) => {
  let answer: unknown[] = [];
  await withApp({ controllers: [Plant] }, async ({ client }) => {
    const response = await client.get(path, { headers });
    answer = [response.status, response.json(), response.headers['www-authenticate']];
  });
  return answer;
};
const night = { authorization: 'Bearer night' };

describe('any of several schemes', () => {
  it('takes the first whose credentials are good', async () => {
    expect(await asked('/either', { 'x-badge': 'b1' })).toEqual([200, { by: 'b1' }, undefined]);
    expect(await asked('/either', night)).toEqual([200, { by: { scheme: 'Bearer', credentials: 'night' } }, undefined]);
    expect(await asked('/either', { 'x-badge': 'b1', ...night })).toEqual([200, { by: 'b1' }, undefined]);
  });

  it('refuses with the challenges of all where none are', async () => {
    expect(await asked('/either')).toEqual([401, { detail: 'Not authenticated' }, 'APIKey, Bearer']);
    expect(await asked('/operator')).toEqual([401, { detail: 'Not authenticated' }, 'APIKey, Master']);
  });

  it('takes all of some, or another', async () => {
    const both = { 'x-badge': 'b1', ...night };
    expect(await asked('/operator', both)).toEqual([200, { by: ['b1', { scheme: 'Bearer', credentials: 'night' }] }, undefined]);
    expect(await asked('/operator', { 'x-master': 'm' })).toEqual([200, { by: 'm' }, undefined]);
    expect(await asked('/operator', { 'x-badge': 'b1' })).toEqual([401, { detail: 'Not authenticated' }, 'Bearer, Master']);
  });

  it('refuses wrong credentials where they may be left out', async () => {
    const basic = { ...night, authorization: `Basic ${Buffer.from('ada:wrong').toString('base64')}` };
    expect((await asked('/known', basic))[0]).toBe(401);
    expect(await asked('/known')).toEqual([200, { by: null }, undefined]);
  });

  it('goes on without credentials where one of them does', async () => {
    expect(await asked('/maybe', night)).toEqual([200, { by: null }, undefined]);
    expect(await asked('/maybe', { ...night, 'x-guest': 'g' })).toEqual([200, { by: 'g' }, undefined]);
  });
});

it('all of several schemes are asked for together', async () => {
  expect(await asked('/both', { 'x-badge': 'b1', ...night })).toEqual([200, { badge: 'b1' }, undefined]);
  expect((await asked('/both', night))[0]).toBe(401);
});

it('the document says what runs', () =>
  withApp({ controllers: [Plant] }, async ({ app }) => {
    const { paths } = await app.openapi();
    const securityOf = (path: string) => paths?.[path]?.get?.security;
    expect(securityOf('/either')).toEqual([{ Badge: [] }, { Shift: [] }]);
    expect(securityOf('/operator')).toEqual([{ Badge: [], Shift: [] }, { Master: [] }]);
    expect(securityOf('/both')).toEqual([{ Badge: [], Shift: [] }]);
    expect(securityOf('/maybe')).toEqual([{ Shift: [], Badge: [] }, { Shift: [], Guest: [] }, { Shift: [] }]);
  }));
