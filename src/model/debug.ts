const topics = new Set((process.env['TENON_DEBUG'] ?? '').split(',').map((topic) => topic.trim()));
const said = new Set<string>();

/** Says a thing about models once, on standard error, where `TENON_DEBUG` names `model`. */
export function debugLog(sentence: string): void {
  if (!topics.has('model') || said.has(sentence)) return;
  said.add(sentence);
  process.stderr.write(`tenon model: ${sentence}\n`);
}
