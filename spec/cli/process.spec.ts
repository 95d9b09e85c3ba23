import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, run, start } from './support/command.js';
import { application, project, removeProjects } from './support/project.js';

afterEach(removeProjects);

/** Its document has more than a megabyte. */
const large = application(
  'Large',
  `const tags = Array.from({ length: 3_000 }, (_, i) => ({ name: 'tag' + i, description: 'x'.repeat(400) }));
export const app = createApp(AppModule, { ...options, openapi: { tags } });`,
);

describe('standard output', () => {
  it('has the document alone, whatever the application prints', async () => {
    const chatter = `console.log('logged');
process.stdout.write('written\\n');
(await import('node:fs')).writeSync(1, 'to the descriptor\\n');
(await import('node:child_process')).execSync('echo from a child', { stdio: 'inherit' });
export const app = createApp(AppModule, options);`;
    const { code, stdout, stderr } = await run(['openapi'], { folder: project({ 'app.js': application('Chatty', chatter) }) });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ info: { title: 'Chatty' } });
    for (const line of ['logged', 'written', 'to the descriptor', 'from a child']) expect(stderr).toContain(`${line}\n`);
  });

  it('gets all of a large document, also where it is read slowly', async () => {
    const child = start(['openapi'], { folder: project({ 'app.js': large }) });
    const ended = codeOf(child);
    await sleep(1_500);
    let text = '';
    for await (const piece of child.stdout.setEncoding('utf8')) {
      if (text === '') await sleep(200);
      text += piece;
    }
    expect(text.length).toBeGreaterThan(1_000_000);
    expect((JSON.parse(text) as { tags: unknown[] }).tags).toHaveLength(3_000);
    expect(await ended).toBe(0);
  });

  it('may be closed by who has read enough', async () => {
    const child = start(['openapi'], { folder: project({ 'app.js': large }) });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await codeOf(child)).toBe(0);
    expect(stderr).toBe('');
  });
});

describe('the command ends by itself', () => {
  it.each([
    ['a timer runs', 'setInterval(() => undefined, 1_000);'],
    ['a server listens', "(await import('node:http')).createServer().listen(0);"],
    ['signals are caught', "process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1_000);"],
  ])('though %s', async (_, line) => {
    const app = application('Restless', `${line}\nexport const app = createApp(AppModule, options);`);
    const { code, stdout } = await run(['openapi'], { folder: project({ 'app.js': app }) });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ info: { title: 'Restless' } });
  });

  it('though a file that starts its application keeps a timer', async () => {
    const app = application('Restless', 'setInterval(() => undefined, 1_000);\nawait createApp(AppModule, options).listen(0);');
    expect(await run(['openapi'], { folder: project({ 'app.js': app }) })).toMatchObject({ code: 0, stderr: '' });
  });

  it('and nothing of it is left where it is killed', async () => {
    const stuck = `(await import('node:fs')).writeFileSync('pid', String(process.pid));
setInterval(() => undefined, 1_000);
await new Promise(() => undefined);`;
    const folder = project({ 'app.js': stuck });
    const child = start(['openapi'], { folder });
    while (!readdirSync(folder).includes('pid')) await sleep(20);
    await sleep(100);
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGKILL');
    await codeOf(child);
    for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await sleep(20);
    expect(isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
