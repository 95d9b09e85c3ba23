/** Both ways to make a reader, for `describe.each`. */
export const backEnds: readonly [name: string, codeGeneration: 'on' | 'off'][] = [
  ['with generated code', 'on'],
  ['with closures', 'off'],
];
