/** Which back end makes things runnable: `'auto'` generates code where that is allowed. */
export type CodeGeneration = 'auto' | 'on' | 'off';

let allowed: boolean | undefined;

/** Whether code is to be generated: in `'auto'` if this process may (`--disallow-code-generation-from-strings` forbids it). */
export function generatesCode(generating: CodeGeneration): boolean {
  return generating === 'on' || (generating === 'auto' && codeGenerationAllowed());
}

function codeGenerationAllowed(): boolean {
  if (allowed === undefined) {
    try {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- asking is the only way to know
      new Function('');
      allowed = true;
    } catch {
      allowed = false;
    }
  }
  return allowed;
}
