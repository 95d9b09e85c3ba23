import { Controller, Get, type ApplicationOptions } from 'tenon';
import { problemsOf, withApp } from '../container/support/applications.js';

@Controller()
class Root {
  @Get()
  read() {
    return 'here';
  }
}

/** Settings often come from outside, and not every program has types. */
async function found(options: unknown): Promise<string[]> {
  const problems = await problemsOf({ controllers: [Root] }, { options: options as ApplicationOptions });
  return problems.map(({ code, what }) => `${code}: ${what}`);
}

describe('an option of the application that means nothing keeps it from starting', () => {
  it.each<readonly [option: string, options: unknown, value: string, wanted: string]>([
    ['validationErrors.status', { validationErrors: { status: 200 } }, '200', 'a status from 400 to 499'],
    ['validationErrors.status', { validationErrors: { status: 600 } }, '600', 'a status from 400 to 499'],
    ['validationErrors.status', { validationErrors: { status: '422' } }, '"422"', 'a status from 400 to 499'],
    ['validationErrors.format', { validationErrors: { format: 'rfc' } }, '"rfc"', '"detail", "problem" or a function'],
    ['errorFormat', { errorFormat: 'problems' }, '"problems"', '"detail" or "problem"'],
    ['responseValidation', { responseValidation: 'never' }, '"never"', '"always" or "development" or "off"'],
    ['codeGeneration', { codeGeneration: false }, 'false', '"auto" or "on" or "off"'],
    ['bodyLimit', { bodyLimit: NaN }, 'NaN', 'a number of bytes, 0 or more'],
    ['bodyLimit', { bodyLimit: -1 }, '-1', 'a number of bytes, 0 or more'],
    ['bodyLimit', { bodyLimit: '1mb' }, '"1mb"', 'a number of bytes, 0 or more'],
    ['timeouts.handler', { timeouts: { handler: NaN } }, 'NaN', 'a number of milliseconds from 0 to 2147483647'],
    ['timeouts.handler', { timeouts: { handler: 1e10 } }, '10000000000', 'a number of milliseconds from 0 to 2147483647'],
    ['timeouts', { timeouts: 5000 }, '5000', 'an object'],
    ['models.unknownKeys', { models: { unknownKeys: 'refuse' } }, '"refuse"', '"ignore" or "forbid" or "keep"'],
    ['models.limits.depth', { models: { limits: { depth: -3 } } }, '-3', 'a number, 0 or more'],
  ])('%s: %j', async (option, options, value, wanted) => {
    expect(await found(options)).toEqual([`OPTION_INVALID: createApp(): ${option} is ${value}, where ${wanted} belongs.`]);
  });

  it('nor does one that there is not, with the one that was meant', async () => {
    expect(await found({ middlewares: [], timeouts: { handlr: 1 }, colour: 'red' })).toEqual([
      'OPTION_UNKNOWN: createApp() is given an option that there is not, middlewares. Did you mean middleware?',
      'OPTION_UNKNOWN: createApp() is given an option that there is not, timeouts.handlr. Did you mean handler?',
      'OPTION_UNKNOWN: createApp() is given an option that there is not, colour.',
    ]);
  });
});

describe('an application starts', () => {
  it('with every option at its limit, and with options that are undefined', async () => {
    const options: ApplicationOptions = {
      ...{ bodyLimit: Infinity, validationErrors: { status: 499, format: () => null }, errorFormat: 'problem' },
      ...{ timeouts: { handler: 0 }, responseValidation: 'off', codeGeneration: 'off', models: { limits: { items: Infinity } } },
      ...({ title: undefined, redirectSlashes: undefined, middleware: undefined } as unknown as ApplicationOptions),
    };
    await withApp({ controllers: [Root] }, async ({ client }) => expect((await client.get('/')).json()).toBe('here'), { options });
  });
});
