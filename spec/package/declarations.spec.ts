import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = process.cwd();

/** A project of a user: the package as it is published, strict, without skipLibCheck for our own files. */
const program = `
import { Controller, createApp, dependency, Depends, Get, Int, Module, Path, query, token, type Token } from 'tenon';
import { testApp, override } from 'tenon/testing';

interface Clock { now(): Date }
const CLOCK = token<Clock>('Clock');
const paging = dependency({ clock: CLOCK, limit: query({ type: Int, default: 10 }) }, ({ clock, limit }) => ({ at: clock.now(), limit }));

@Controller('/items')
class Items {
  @Get('/:itemId')
  read(@Path({ type: Int }) itemId: number, @Depends(paging) page: { at: Date; limit: number }) { return { itemId, page }; }
}

@Module({ providers: [{ provide: CLOCK, useValue: { now: () => new Date() } }], controllers: [Items] })
class AppModule {}

export const app = createApp(AppModule);
export const started = testApp(app, { override: [override(CLOCK).with({ now: () => new Date(0) })] });
export const clock: Token<Clock> = CLOCK;
`;

const wrong = program.replace('page: { at: Date; limit: number }', 'page: { at: string }');

describe.each(['typescript-5', 'typescript', 'typescript-7'])('the published declarations, read by %s', (compiler) => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tenon-types-'));
    mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true });
    symlinkSync(root, join(folder, 'node_modules', 'tenon'), 'dir');
    symlinkSync(join(root, 'node_modules', '@types', 'node'), join(folder, 'node_modules', '@types', 'node'), 'dir');
    const compilerOptions = {
      target: 'ES2022',
      lib: ['ES2023', 'ESNext.Disposable'],
      module: 'NodeNext',
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      types: ['node'],
    };
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const compile = (text: string): string => {
    writeFileSync(join(folder, 'program.ts'), text);
    try {
      execFileSync(process.execPath, [join(root, 'node_modules', compiler, 'bin', 'tsc'), '-p', folder], { encoding: 'utf8' });
      return '';
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };

  it('take a right program', () => {
    expect(compile(program)).toBe('');
  }, 60_000);

  it('refuse a dependency whose value is not of the type of the parameter', () => {
    expect(compile(wrong)).toMatch(/program\.ts\(12,.*error TS/);
  }, 60_000);
});
