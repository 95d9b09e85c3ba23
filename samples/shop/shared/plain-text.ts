/** For `@Field`: one line of text, from 1 to `maxLength` characters, none of them a control character (which PostgreSQL would not store). */
export function plainText(maxLength: number) {
  return { minLength: 1, maxLength, pattern: /^\P{Cc}*$/u } as const;
}
