/** What ends lines, moves cursors, turns text around, or breaks JSON, for some reader of a log. */
const pieces = [
  '\r\n{"level":50,"msg":"forged"}',
  '\n',
  '\r',
  '\v',
  '\f',
  '\0',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u001b[2J\u001b[31m',
  '\u009b2J',
  '\u001c',
  '\u001d',
  '\u001e',
  '\b',
  '\u007f',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u200b',
  '"',
  '\\',
  '\\u000a',
  '"}',
  '\ud800',
  '\udc00',
  '\udc00\ud800',
  '\u{1f600}',
  'é',
  '%0a',
  '${x}',
  '%s %o',
  '</script>',
  'x'.repeat(60),
];

/** So many texts, the same ones each time: every piece alone, then mixtures of them. */
export function hostileTexts(count: number): readonly string[] {
  let state = 7;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const mixture = (): string => Array.from({ length: 1 + next(6) }, () => pieces[next(pieces.length)]).join(['', ' ', 'a'][next(3)]);
  return Array.from({ length: count }, (_, i) => pieces[i] ?? mixture());
}
