import { basicAuth } from 'tenon';
import { tokenEndpoint } from 'tenon/security';

const call = () => 'x';

describe('an option that must be given', () => {
  it.each<[string, string, () => unknown]>([
    ['basicAuth()', 'verify', () => basicAuth({} as never)],
    ['basicAuth()', 'verify', () => basicAuth({ verify: 'x' } as never)],
    ['basicAuth()', 'the argument', () => basicAuth(undefined as never)],
    ['tokenEndpoint()', 'grants', () => tokenEndpoint({} as never)],
    ['tokenEndpoint()', 'grants', () => tokenEndpoint({ accessToken: call, expiresIn: 5 } as never)],
    ['tokenEndpoint()', 'accessToken', () => tokenEndpoint({ grants: { password: call as never }, expiresIn: 5 } as never)],
    ['tokenEndpoint()', 'the argument', () => tokenEndpoint(undefined as never)],
  ])('of %s is missed where it is called: %s', (where, option, make) => {
    const message: unknown = expect.stringContaining(`${where}: ${option} is`);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', message }));
  });
});
