// Compares random classes, options and data with class-transformer and class-validator, as spec/model/engine/differential.spec.ts does with
// a fixed seed. Sources and specs are transpiled, without looking at types, into a scratch folder that is removed afterwards.
//
//   node scripts/fuzz-models.mjs --seed 7 --cases 200000
//
// Prints the numbers, and up to 5 differences with the seed of the class: --seed <that one> --cases 24 shows it again. Ends with 1 where
// there are any.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';

const { values: given } = parseArgs({ options: { seed: { type: 'string', default: '1' }, cases: { type: 'string', default: '20000' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'tenon-fuzz-')));
/** The engine is asked in steps, so that one says how far it is. */
const step = 20_000;

try {
  for (const folder of ['src', 'spec/model']) transpile(folder);
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }');
  const { compareModels } = await import(pathToFileURL(join(scratch, 'spec/model/engine/differential.js')).href);
  const { differences, ...numbers } = await compareAll(compareModels, Number(given.seed), Number(given.cases));
  console.log(numbers);
  console.log(`${differences.length} differences`);
  for (const difference of differences) console.log(`\n${difference}`);
  process.exitCode = differences.length === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function compareAll(compareModels, seed, cases) {
  let sum;
  for (let done = 0, at = seed; done < cases && !sum?.differences.length; done = sum.cases, at += step) {
    const tally = await compareModels(at, Math.min(step, cases - done));
    sum = Object.fromEntries(
      Object.entries(tally).map(([name, value]) => [name, name === 'differences' ? value : value + (sum?.[name] ?? 0)]),
    );
    if (cases > step) process.stderr.write(`${sum.cases} cases\r`);
  }
  return sum;
}

function transpile(folder) {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
  };
  for (const file of readdirSync(join(root, folder), { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const { outputText } = ts.transpileModule(readFileSync(join(root, folder, file), 'utf8'), { compilerOptions, fileName: file });
    const target = join(scratch, folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
}
