const said = new Set<string>();

/** Says a thing about models once, on standard error, where `TENON_DEBUG` names `model`. */
export function debugLog(sentence: string): void {
  const topics = process.env['TENON_DEBUG']?.split(',').map((topic) => topic.trim());
  if (topics?.includes('model') !== true || said.has(sentence)) return;
  said.add(sentence);
  process.stderr.write(`tenon model: ${sentence}\n`);
}
