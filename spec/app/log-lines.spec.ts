import { removeProjects } from '../cli/support/project.js';
import { hostileTexts } from './support/hostile-texts.js';
import { Witness } from './support/witness.js';

afterEach(removeProjects);

interface Line {
  readonly msg: string;
  readonly method?: string;
  readonly path?: string;
  readonly text?: string;
  readonly err?: { readonly message: string; readonly code?: string; readonly type: string };
  readonly audit?: { readonly event: string; readonly principal: string; readonly scheme: string };
}

const texts = hostileTexts(300);

/** What Python, Java and JavaScript take for the end of a line. */
// eslint-disable-next-line no-control-regex -- they are what a forger would use
const lineEnds = /\r\n|[\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]/;
// eslint-disable-next-line no-control-regex -- they are what must not be there
const restless = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

async function linesOf(ask: (witness: Witness) => Promise<unknown>): Promise<readonly Line[]> {
  await using witness = await Witness.start(['forger', 'hostile-texts']);
  await ask(witness);
  const { out, errors } = await witness.end();
  expect(out).toBe('');
  const lines = errors.trimEnd().split(lineEnds);
  expect(lines.filter((line) => restless.test(line))).toEqual([]);
  return lines.map((line) => JSON.parse(line) as Line);
}

/** Asks once for each text. */
const each = (path: string) => async (witness: Witness) => {
  for (const i of texts.keys()) await witness.ask('GET', path.replace('#', String(i)), { 'x-index': String(i) });
};

describe('an event in the log is one line of JSON that says what happened', () => {
  it('whatever an error says, is called, and was caused by', async () => {
    const lines = await linesOf(each('/throws/#'));
    expect(lines.map(({ err }) => [err?.message, err?.code, err?.type])).toEqual(texts.map((text) => [`${text}: ${text}`, text, text]));
  });

  it('whatever an application logs itself', async () => {
    const lines = (await linesOf(each('/logs/#'))) as readonly (Line & Record<string, unknown>)[];
    expect(lines.map(({ msg, text }) => [msg, text])).toEqual(texts.map((text) => [text, text]));
    expect(lines.map((line, i) => line[`key ${texts[i] ?? ''}`])).toEqual(texts.map((text) => [text, { [text]: text }]));
  });

  it('whatever a user is called', async () => {
    const lines = await linesOf(each('/user'));
    expect(lines.map(({ audit }) => [audit?.event, audit?.principal, audit?.scheme])).toEqual(
      texts.map((text) => ['authenticated', text.slice(0, 256), text]),
    );
  });

  it('whatever stands in the request line and the headers', async () => {
    const bytes = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i));
    const sent = [...bytes, ...bytes.map((byte) => encodeURIComponent(byte)), '\u00e2\u0080\u00a8', '%E2%80%A8%0A%1B[2J'];
    const lines = await linesOf(async (witness) => {
      for (const one of sent) await witness.send(`GET /raw/a${one}b HTTP/1.1\r\nhost: a\r\nx-name: a${one}b\r\nconnection: close\r\n\r\n`);
      for (const one of sent) await witness.send(`G${one}T /raw/a HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
    });
    const failed = lines.filter(({ msg }) => msg === 'request failed');
    expect(failed.length).toBeGreaterThan(150);
    expect(failed.filter(({ path }) => path?.startsWith('/raw/a') !== true)).toEqual([]);
  });
});

describe('what fails where nobody waits for it', () => {
  it('is caught and logged once, and the process goes on', async () => {
    const paths = ['/later/task', '/later/sync-task', '/later/closing', '/later/handler', '/later/rejected', '/later/timeout', '/express'];
    await using witness = await Witness.start(['forger', 'hostile-texts'], 'full');
    for (const path of [...paths, '/user', '/later/rejected']) await witness.ask('GET', path);
    // What is done after its time is done by then.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await witness.ask('GET', '/nowhere')).toBe(404);
    const { out, errors, code } = await witness.end();
    expect([out, code]).toEqual(['', 0]);
    const lines = errors
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    expect(lines.map(({ err, msg }) => `${msg}: ${err?.message ?? ''}`.replace(/\n.*/s, ''))).toEqual([
      'request failed: in a task',
      'request failed: in a task',
      'request failed: in closing late',
      'request failed: The request failed in more than one place',
      'request failed: rejected',
      'request failed: Later.timeout was not done after 200 ms. [HANDLER_TIMEOUT]',
      'request failed: in middleware',
      'audit failed: no room',
      'request failed: rejected',
    ]);
  });
});
