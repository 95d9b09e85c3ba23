import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = process.cwd();

/** What a file of a user imports from every entry of the package. */
const everyEntry = `import { createApp, Module, type Application } from 'tenon';
import { parse } from 'tenon/model';
import { randomToken } from 'tenon/security';
import { override, testApp, type TestApp } from 'tenon/testing';

class Clock { now(): Date { return new Date(); } }
@Module({ providers: [Clock] })
class ClockModule {}
export const clockApp: Application = createApp(ClockModule);
export const tested: Promise<TestApp> = testApp(clockApp, { override: [override(Clock).with({ now: () => new Date(0) })] });
export const token: string = randomToken(32);
export const read = (plain: unknown): Clock => parse(Clock, plain);
`;

const settings = {
  target: 'ES2022',
  lib: ['ES2023', 'ESNext.Disposable'],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  isolatedModules: true,
  noEmit: true,
  skipLibCheck: false,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  types: ['node'],
};

/** How a project may resolve what it imports, and the kind of its files. */
const projects = {
  'ES modules of Node': { type: 'module', options: { module: 'NodeNext' } },
  'CommonJS modules of Node': { type: 'commonjs', options: { module: 'NodeNext' } },
  'a bundler': { type: 'module', options: { module: 'ESNext', moduleResolution: 'bundler' } },
} as const;

describe.each(['typescript-5', 'typescript', 'typescript-7'])('a project of %s, which checks the declarations too', (compiler) => {
  it.each(Object.entries(projects))(
    'compiles with %s: what tenon new writes, and every entry',
    (_, { type, options }) => {
      const folder = mkdtempSync(join(tmpdir(), 'tenon-resolution-'));
      try {
        mkdirSync(join(folder, 'node_modules/@types'), { recursive: true });
        symlinkSync(root, join(folder, 'node_modules/tenon'), 'dir');
        for (const name of ['@types/node', '@jest'])
          symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'dir');
        cpSync('samples/starter/src', join(folder, 'src'), { recursive: true });
        writeFileSync(join(folder, 'src/every-entry.ts'), everyEntry);
        writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
        writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...settings, ...options }, include: ['src'] }));
        expect(problemsOf(join(root, 'node_modules', compiler, 'bin/tsc'), folder)).toBe('');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});

function problemsOf(tsc: string, folder: string): string {
  try {
    return execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
