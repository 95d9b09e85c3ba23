// Run with --disallow-code-generation-from-strings: everything works where code cannot be generated, and 'auto' finds that out.
import { cases } from './cases.js';

let forbidden = false;
try {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- asking is the only way to know
  new Function('');
} catch {
  forbidden = true;
}
console.log(forbidden ? 'code generation is forbidden' : 'code generation is allowed');

let failed = 0;
for (const { name, run } of cases) {
  for (const codeGeneration of ['off', 'auto'] as const) {
    try {
      await run(codeGeneration);
    } catch (error) {
      failed += 1;
      console.log(`${name} (${codeGeneration}):`, error);
    }
  }
}
console.log(`${cases.length * 2 - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || !forbidden ? 1 : 0;
