// Runs class-transformer's own tests twice: on the installed package, and on it with plainToInstance and instanceToPlain of ours. The tests
// are fetched when this runs; none of them is kept.
//
//   node scripts/parity-class-transformer.mjs [--source <a checked-out class-transformer>]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Tests whose outcome may differ, each with the reason: `file › name of the test`. */
const reasons = {
  'test/functional/circular-reference-problem.spec.ts › circular reference problem enableCircularCheck option enableCircularCheck option is true':
    "spies on `isCircular` of the library's own TransformOperationExecutor, which ours does not call",
};

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const installed = require.resolve('class-transformer/package.json');
const { version, repository } = JSON.parse(readFileSync(installed, 'utf8'));
const library = join(dirname(installed), 'cjs');

const { values: given } = parseArgs({ options: { source: { type: 'string' } } });
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'tenon-parity-')));

function clone() {
  const target = join(scratch, 'source');
  const url = repository.url.replace(/^git\+/, '');
  execFileSync('git', ['clone', '--quiet', '--depth', '1', '--branch', `v${version}`, url, target], { stdio: 'inherit' });
  return target;
}

/** The tests are written for CommonJS, where `jest` is a global. */
const globals = `
import { jest } from '@jest/globals';
globalThis.jest = jest;
`;

/** Puts ours in the place of the library's two functions, and counts the calls. */
const replacement = (callsFile) => `
import { appendFileSync } from 'node:fs';
import { ClassTransformer } from ${JSON.stringify(join(library, 'ClassTransformer.js'))};
import { instanceToPlain, plainToInstance } from ${JSON.stringify(join(root, 'src/model/transformer/plain-to-instance.ts'))};
let calls = 0;
ClassTransformer.prototype.plainToInstance = (type, plain, options) => (calls++, plainToInstance(type, plain, options));
ClassTransformer.prototype.instanceToPlain = (value, options) => (calls++, instanceToPlain(value, options));
afterAll(() => appendFileSync(${JSON.stringify(callsFile)}, calls + '\\n'));
`;

/** The outcome of every test: `file › name` to `passed` or `failed`, and the messages of failures. */
function run(name, source, setup) {
  const setupFile = join(scratch, `${name}.setup.mjs`);
  writeFileSync(setupFile, setup);
  const modules = { module: 'ESNext', moduleResolution: 'bundler', esModuleInterop: true, target: 'ES2022' };
  const classes = { useDefineForClassFields: false, experimentalDecorators: true, emitDecoratorMetadata: true };
  // One configuration for the tests and for our sources: ts-jest keeps the first that it is given.
  const tsJest = { useESM: true, tsconfig: { ...modules, ...classes, sourceMap: true }, diagnostics: false };
  const config = {
    rootDir: source,
    roots: [join(source, 'test')],
    testMatch: ['**/*.spec.ts'],
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    modulePaths: [join(root, 'node_modules')],
    transform: { '\\.ts$': [require.resolve('ts-jest'), tsJest] },
    moduleNameMapper: {
      '^(?:\\.\\./)+src$': join(library, 'index.js'),
      '^(?:\\.\\./)+src/(.*)$': join(library, '$1'),
      '^(\\.{1,2}/.*)\\.js$': '$1',
    },
    setupFilesAfterEnv: [setupFile],
    cacheDirectory: join(scratch, 'cache'),
  };
  const configFile = join(scratch, `${name}.json`);
  const resultFile = join(scratch, `${name}.result.json`);
  writeFileSync(configFile, JSON.stringify(config));
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const ended = spawnSync(process.execPath, [...flags, jest, '-c', configFile, '--json', '--outputFile', resultFile], { encoding: 'utf8' });
  let result;
  try {
    result = JSON.parse(readFileSync(resultFile, 'utf8'));
  } catch {
    throw new Error(`jest did not run: ${ended.stderr}`);
  }
  const outcomes = new Map();
  for (const { name: path, assertionResults, message } of result.testResults) {
    const file = relative(source, path);
    if (assertionResults.length === 0) outcomes.set(`${file} › (the file)`, { status: 'failed', message });
    for (const { fullName, status, failureMessages } of assertionResults) {
      outcomes.set(`${file} › ${fullName}`, { status, message: failureMessages.join('\n') });
    }
  }
  return outcomes;
}

function summary(name, outcomes) {
  const all = [...outcomes.values()];
  const passed = all.filter(({ status }) => status === 'passed').length;
  const failed = all.filter(({ status }) => status === 'failed').length;
  console.log(`${name}: ${passed} passed, ${failed} failed of ${all.length} in class-transformer ${version}'s own tests`);
}

let unlisted = 0;
try {
  const source = realpathSync(given.source ?? clone());
  const theirs = run('library', source, globals);
  const callsFile = join(scratch, 'calls');
  const ours = run('ours', source, globals + replacement(callsFile));
  summary('the library', theirs);
  summary('ours', ours);
  const calls = readFileSync(callsFile, 'utf8').trim().split('\n').map(Number);
  console.log(`ours answered ${calls.reduce((sum, count) => sum + count, 0)} calls in ${calls.length} files`);
  for (const test of new Set([...theirs.keys(), ...ours.keys()])) {
    const [their, our] = [theirs.get(test), ours.get(test)];
    if (their?.status === our?.status) continue;
    const reason = reasons[test];
    if (reason === undefined) unlisted += 1;
    console.log(
      `\n${test}\n  library: ${their?.status}, ours: ${our?.status}\n  ${reason ?? `UNLISTED\n${our?.message || their?.message}`}`,
    );
  }
  if (theirs.size === 0) throw new Error(`no tests in ${source}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(unlisted === 0 ? 'no unlisted difference' : `${unlisted} unlisted differences`);
process.exitCode = unlisted === 0 ? 0 : 1;
