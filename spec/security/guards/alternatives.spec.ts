import {
  allOf,
  anyOf,
  apiKeyHeader,
  basicAuth,
  Controller,
  Depends,
  Get,
  httpBearer,
  HttpException,
  jwtBearer,
  requires,
  SecurityScheme,
} from 'tenon';
import { withApp } from '../../container/support/applications.js';
import { refusals } from '../../routing/application.js';

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

describe('what can be no alternative', () => {
  const generator = new SecurityScheme<string>(
    { schemeName: 'Generated', definition: { type: 'apiKey', in: 'header', name: 'x' }, challenge: 'X' },
    {},
    function* () {
      yield 'x';
    },
  );
  it.each([
    ['none at all', () => anyOf(), () => allOf()],
    ['one that is a generator', () => anyOf(badge, generator), () => allOf(generator)],
    ['what is no scheme', () => anyOf(badge, undefined as never), () => allOf({} as never)],
  ])('%s is refused where it is made', (_, any, all) => {
    expect(any).toThrow(/SCHEMES_EXPECTED/);
    expect(all).toThrow(/SCHEMES_EXPECTED/);
  });
});

describe('alternatives whose parts may be left out', () => {
  const other = apiKeyHeader('x-other', { schemeName: 'Other', autoError: false });
  const nothing = new SecurityScheme<null>(
    { schemeName: 'Nothing', definition: { type: 'http', scheme: 'x' }, challenge: undefined },
    {},
    () => null,
  );

  @Controller('/')
  class Doors {
    @Get('/both')
    both(@Depends(anyOf(allOf(guest, other), known)) by: unknown) {
      return { by: by ?? null };
    }

    @Get('/null')
    none(@Depends(anyOf(nothing, known)) by: unknown) {
      return { by: by ?? null };
    }

    @Get('/nested')
    nested(@Depends(anyOf(anyOf(badge, known), guest)) by: unknown) {
      return { by: by ?? null };
    }

    @Get('/wrong')
    wrong(@Depends(anyOf(badge, known)) by: unknown) {
      return { by };
    }
  }

  const answers = (path: string, headers: Record<string, string>) =>
    withApp({ controllers: [Doors] }, async ({ client }) => {
      const response = await client.get(path, { headers });
      return [response.status, response.json()];
    });
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

  it('count as nothing together, so that the next one is tried', async () => {
    expect(await answers('/both', {})).toEqual([200, { by: null }]);
    expect(await answers('/both', basic('ada:right'))).toEqual([200, { by: 'ada' }]);
    expect((await answers('/both', basic('ada:wrong')))[0]).toBe(401);
    expect(await answers('/both', { 'x-guest': 'g' })).toEqual([200, { by: ['g', null] }]);
  });

  it('count as nothing where they are worth null', async () => {
    expect((await answers('/null', basic('ada:wrong')))[0]).toBe(401);
  });

  it('may be nested', async () => {
    expect(await answers('/nested', {})).toEqual([200, { by: null }]);
    expect((await answers('/nested', basic('ada:wrong')))[0]).toBe(401);
  });

  it('say that credentials are wrong rather than missing', async () => {
    expect(await answers('/wrong', basic('ada:wrong'))).toEqual([401, { detail: 'Invalid credentials' }]);
  });
});

describe('scopes asked of alternatives', () => {
  const token = jwtBearer({ issuer: 'id', audience: 'a', algorithms: ['HS256'], keys: 'k'.repeat(32), autoError: false });

  it('are refused at start-up where one of them does not look', async () => {
    @Controller('/', { use: [anyOf(token, badge), requires('write')] })
    class Root {
      @Get()
      read() {
        return 'in';
      }
    }
    expect(await refusals(Root)).toEqual([expect.stringContaining('SCOPES_UNCHECKED')]);
  });

  it('let nobody in who leaves his credentials out', async () => {
    @Controller('/', { use: [token, requires('write')] })
    class Root {
      @Get()
      read() {
        return 'in';
      }
    }
    await withApp({ controllers: [Root] }, async ({ client }) => {
      const response = await client.get('/');
      expect([response.status, response.headers['www-authenticate']]).toEqual([401, 'Bearer realm="api", scope="write"']);
    });
  });
});
