import { readdirSync } from 'node:fs';
import { jest } from '@jest/globals';
import { greeter, Installation } from './support/dev.js';

jest.setTimeout(120_000);

const installation = new Installation();
afterEach(() => installation.stop());
afterAll(() => installation.remove());

const wrong = `${greeter('Hi')['src/greeter.ts']}export const size: number = 'large';\n`;

describe('the types of an application under tenon dev', () => {
  it('are checked beside it, and leave nothing behind', async () => {
    const project = installation.project(greeter());
    const before = readdirSync(project.folder, { recursive: true }).sort();
    const dev = installation.dev(project);
    await dev.until('Ctrl-C');
    await dev.until('Types: no errors.\n');
    project.write('src/greeter.ts', wrong);
    const text = await dev.until(/Types: 1 error[^]*error TS2322: .*\n/);
    expect(text).toContain("  src/greeter.ts(8,14): error TS2322: Type 'string' is not assignable to type 'number'.\n");
    // The application runs all the same.
    if (!text.includes('Ready at')) await dev.until('Ready at');
    expect(await dev.get()).toMatchObject({ text: 'Hi you' });
    project.write('src/greeter.ts', greeter('Hi')['src/greeter.ts'] as string);
    await dev.until('Types: no errors.\n');
    expect(await dev.interrupt()).toBe(0);
    expect(readdirSync(project.folder, { recursive: true }).sort()).toEqual(before);
  });

  it('are not checked where nobody wants it', async () => {
    const project = installation.project({ ...greeter(), 'src/greeter.ts': wrong });
    const dev = installation.dev(project, ['--no-check']);
    await dev.until('Ctrl-C');
    expect(await dev.interrupt()).toBe(0);
    expect(dev.text).not.toContain('Types');
  });
});

describe('where there is no compiler', () => {
  const bare = new Installation({ without: ['typescript'] });
  afterAll(() => bare.remove());

  it('that is told once, and syntax errors still name their file', async () => {
    const project = bare.project(greeter());
    const dev = bare.dev(project);
    expect(await dev.until('Ctrl-C')).toContain('types are not checked: npm install --save-dev typescript\n');
    project.write('src/greeter.ts', 'const a = {;\n');
    expect(await dev.until('Waiting for a change.')).toContain('src/greeter.ts could not be read as TypeScript: ');
  });
});
