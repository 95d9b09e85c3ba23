import { removeProjects } from '../../cli/support/project.js';
import { hostileTexts } from '../support/hostile-texts.js';
import { Witness } from '../support/witness.js';

afterEach(removeProjects);

type Line = Readonly<Record<string, unknown>> & { readonly msg: string };

async function written(said: object, ...paths: readonly string[]): Promise<string> {
  await using witness = await Witness.start(['talker', 'hostile-texts'], JSON.stringify(said));
  for (const path of paths) await witness.ask('GET', path, { 'user-agent': 'canary-agent' });
  const { out, errors, code } = await witness.end();
  expect([out, code]).toEqual(['', 0]);
  return errors;
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]));
const messages = async (said: object) => linesOf(await written(said, '/levels')).map(({ msg }) => msg);

describe('the logger of an application that was given none', () => {
  it.each([
    ['nothing is said', {}, ['info', 'warn', 'error']],
    ['the option says it', { logLevel: 'debug', env: { LOG_LEVEL: 'error' } }, ['debug', 'info', 'warn', 'error']],
    ['LOG_LEVEL says it', { env: { LOG_LEVEL: 'error' } }, ['error']],
    ['LOG_LEVEL uses another word for it', { env: { LOG_LEVEL: 'WARNING' } }, ['warn', 'error']],
    ['LOG_LEVEL means something else', { env: { LOG_LEVEL: 'chatty' } }, ['info', 'warn', 'error']],
    ['the option wants silence', { logLevel: 'silent' }, []],
  ])('writes where %s', async (_, said, expected) => {
    expect(await messages(said)).toEqual(expected);
  });

  it('hides what stands behind the name of a secret, at any depth, and in what a child is bound to', async () => {
    const text = await written({}, '/secrets');
    expect(text).not.toContain('canary"');
    expect(text.replaceAll('canary-agent', '')).not.toContain('canary');
    const [seen, bound] = linesOf(text);
    expect(seen).toMatchObject({
      authorization: '[redacted]',
      user: { name: 'ann', passwordHash: '[redacted]', tags: [{ accessToken: '[redacted]', tokens: 12 }] },
      circle: { name: 'circle', cookie: '[redacted]', itself: '[...]' },
      at: '1970-01-01T00:00:00.000Z',
      cause: { type: 'Error', message: 'failed with password=[redacted]' },
      none: null,
      method: 'GET',
      route: '/secrets',
    });
    expect(bound).toMatchObject({ apiKey: '[redacted]', step: 1, requestId: seen?.requestId, msg: 'bound' });
  });
});

describe('lines that are made to be read', () => {
  const pretty = { launch: { prettyLog: true } };
  const stamp = /^\[\d\d:\d\d:\d\d\] /;

  it('tell of an answer in one sentence, and of an error with its stack', async () => {
    const lines = (await written(pretty, '/broken')).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^\[\d\d:\d\d:\d\d\] ERROR: request failed /);
    expect(lines.filter((line) => stamp.test(line)).at(-1)).toMatch(/ INFO: GET \/broken 500 [\d.]+ ms$/);
    expect(lines.some((line) => /^\s+at /.test(line))).toBe(true);
    expect(lines.join('\n')).not.toContain('canary-agent');
  });

  it('are one for each event, whatever stands in it', async () => {
    const text = await written(pretty, '/hostile');
    const lines = text.trimEnd().split('\n');
    expect(lines.filter((line) => !stamp.test(line))).toEqual([]);
    expect(lines).toHaveLength(hostileTexts(50).length);
    // eslint-disable-next-line no-control-regex -- they are what must not be there
    expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/.exec(text)).toBeNull();
  });

  it('are JSON where pino-pretty is missing, with a word about it', async () => {
    const [first, ...lines] = linesOf(await written({ ...pretty, withoutPretty: true }, '/levels'));
    expect(first?.msg).toContain('npm install --save-dev pino-pretty');
    expect(lines.map(({ msg }) => msg)).toEqual(['info', 'warn', 'error']);
  });

  it('are not written where a command says so, nor to what is no terminal', async () => {
    for (const launch of [{ prettyLog: false }, {}]) expect(linesOf(await written({ launch }, '/levels'))).toHaveLength(3);
  });
});
