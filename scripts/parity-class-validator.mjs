// Runs class-validator's own tests twice, against the library and against src/model/validator, and tells where they differ.
//
//   node scripts/parity-class-validator.mjs [--source <a checked-out class-validator>]
//
// Without a source, the tag of the installed version is cloned from GitHub into a temporary directory; nothing of it is kept.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const REPOSITORY = 'https://github.com/typestack/class-validator.git';
const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const library = join(root, 'node_modules/class-validator');
const { version } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'));

const folder = mkdtempSync(join(tmpdir(), 'tenon-parity-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const { source } = parseArgs({ options: { source: { type: 'string' } } }).values;
const checkout = source ?? clone();
// The tests find `reflect-metadata` and the library where they are copied to, not where they come from.
cpSync(join(checkout, 'test'), join(folder, 'test'), { recursive: true });

const ours = join(folder, 'ours.ts');
writeFileSync(
  ours,
  `export * from ${JSON.stringify(join(library, 'cjs/index.js'))};
import { validate, validateOrReject, validateSync } from ${JSON.stringify(join(root, 'src/model/validator/validate.ts'))};
export { validate, validateOrReject, validateSync };
export class Validator {
  validate(...given) { return validate(...given); }
  validateOrReject(...given) { return validateOrReject(...given); }
  validateSync(...given) { return validateSync(...given); }
}
`,
);

const expected = run('library', {});
const actual = run('ours', { '^(?:\\./)?(?:\\.\\./)+src/validation/Validator$': ours, '^(?:\\./)?(?:\\.\\./)+src(?:/index)?$': ours });

const count = (results, status) => [...results.values()].filter((result) => result === status).length;
for (const [name, results] of Object.entries({ 'class-validator': expected, ours: actual })) {
  console.log(`${name.padEnd(16)} ${count(results, 'passed')} passed, ${count(results, 'failed')} failed`);
}
const differing = [...new Set([...expected.keys(), ...actual.keys()])].filter((test) => expected.get(test) !== actual.get(test));
for (const test of differing) console.log(`${test}: ${expected.get(test)} with the library, ${actual.get(test)} with ours`);
if (expected.size === 0) console.log('No test ran.');
process.exitCode = differing.length > 0 || expected.size === 0 ? 1 : 0;

function clone() {
  const target = join(folder, 'class-validator');
  execFileSync('git', ['clone', '--quiet', '--depth', '1', '--branch', `v${version}`, REPOSITORY, target], { stdio: 'inherit' });
  return target;
}

/** The status of every test, by its name. */
function run(name, replaced) {
  const config = join(folder, `${name}.json`);
  const output = join(folder, `${name}.results.json`);
  writeFileSync(config, JSON.stringify(jestConfig(replaced)));
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const { stderr } = spawnSync(process.execPath, [...flags, jest, '--config', config, '--json', '--outputFile', output], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  let report;
  try {
    report = JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    throw new Error(`Jest gave no results for ${name}: ${stderr}`);
  }
  const results = new Map();
  for (const suite of report.testResults) {
    if (suite.assertionResults.length === 0) console.log(`${name}: ${suite.name} did not run: ${suite.message}`);
    for (const test of suite.assertionResults) results.set(numbered(results, test.fullName), test.status);
  }
  return results;
}

/** Some tests share their names. */
function numbered(results, name) {
  let unique = name;
  for (let index = 2; results.has(unique); index += 1) unique = `${name} (${index})`;
  return unique;
}

function jestConfig(replaced) {
  const compilerOptions = {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'Bundler',
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    isolatedModules: true,
    useDefineForClassFields: false,
    esModuleInterop: true,
  };
  return {
    testEnvironment: 'node',
    rootDir: folder,
    roots: [join(folder, 'test')],
    testMatch: ['**/*.spec.ts'],
    modulePaths: [join(root, 'node_modules')],
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '^.+\\.ts$': [require.resolve('ts-jest'), { useESM: true, tsconfig: compilerOptions, diagnostics: false }] },
    moduleNameMapper: {
      ...replaced,
      '^(?:\\./)?(?:\\.\\./)+src(?:/(.*))?$': join(library, 'cjs/$1'),
      '^(\\.{1,2}/.*)\\.js$': '$1',
    },
    testTimeout: 20_000,
  };
}
