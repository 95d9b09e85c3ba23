import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folders: string[] = [];

/** A project of a user that has tenon installed: its files by their paths; what is named .js is written in TypeScript here. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tenon-cli-')));
  folders.push(folder);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/tenon'), 'dir');
  for (const [name, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), /\.c?js$/.test(name) ? compiled(text, name.endsWith('.cjs')) : text);
  }
  return folder;
}

/** Takes every project of a spec away. */
export function removeProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** An application of one route, by the title that tells it apart; `end` is what the file does with it. */
export function application(title: string, end = 'export const app = createApp(AppModule, options);'): string {
  return `import { Controller, createApp, Get, Module } from 'tenon';
@Controller() class Pages { @Get('/') read() { return 1; } }
@Module({ controllers: [Pages] }) class AppModule {}
const options = { title: '${title}' };
${end}
`;
}

function compiled(text: string, isCommonJs: boolean): string {
  return ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: isCommonJs ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    },
  }).outputText;
}
