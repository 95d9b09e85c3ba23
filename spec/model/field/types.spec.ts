import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrong } from './typed/wrong.js';

const root = process.cwd();
const right = join(root, 'spec/model/field/typed/right.ts');

const head = `
import { Field } from '${root}/src/model/field/field.js';
import { literal } from '${root}/src/model/scalars/choices.js';
import { Decimal } from '${root}/src/model/scalars/decimals.js';
import { Int } from '${root}/src/model/scalars/numbers.js';
import { Uuid } from '${root}/src/model/scalars/texts.js';
import { mapOf, nullable, oneOf, recordOf, setOf, tuple } from '${root}/src/model/types/composite.js';
import { Cat, Dog, Level, Line, Secret, Status } from '${root}/spec/model/field/typed/right.js';
`;
const program = head + wrong.map(([declaration], i) => `class Wrong${i} { ${declaration} }\n`).join('');
const firstLine = head.split('\n').length;

const settings = [
  { useDefineForClassFields: true, exactOptionalPropertyTypes: false },
  { useDefineForClassFields: false, exactOptionalPropertyTypes: true },
];
const runs = ['typescript-5', 'typescript', 'typescript-7'].flatMap((compiler) => settings.map((setting) => ({ compiler, ...setting })));

describe.each(runs)('the types of @Field, with $compiler, define $useDefineForClassFields, exact $exactOptionalPropertyTypes', (run) => {
  let folder: string;
  let output: readonly string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tenon-fields-'));
    const { compiler, ...setting } = run;
    const compilerOptions = { ...setting, noEmit: true, typeRoots: [join(root, 'node_modules/@types')], types: ['node'], paths: {} };
    writeFileSync(join(folder, 'wrong.ts'), program);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: [], files: ['wrong.ts', right] }),
    );
    output = await compile(join(root, 'node_modules', compiler, 'bin/tsc'), folder);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('take what is right', () => {
    expect(output.filter((error) => /^\S*right\.ts/.test(error))).toEqual([]);
  });

  it.each(wrong.map(([declaration, sentence], i) => ({ declaration, sentence, line: firstLine + i })))(
    'refuse $declaration',
    ({ line, sentence }) => {
      const errors = output.filter((error) => error.includes(`wrong.ts(${line},`));
      expect(errors.join('\n')).toContain(sentence);
    },
  );
});

/** The errors, each with the lines that explain it. */
function compile(tsc: string, folder: string): Promise<readonly string[]> {
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { encoding: 'utf8', maxBuffer: 1 << 26 }, (_, stdout) =>
      resolve(stdout.split(/\n(?=\S)/)),
    );
  });
}
