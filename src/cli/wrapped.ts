/** How wide a text for people is, in characters: that of the narrowest usual terminal would cut words off, a wider one is hard to read. */
const width = 98;

/** A text in lines, broken between its words; `indent` is what stands in front of each. */
export function wrapped(
  text: string,
  { indent = 0, columns = width }: { readonly indent?: number; readonly columns?: number } = {},
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent + longer.length > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Lines with so many spaces in front of them. */
export function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`));
}
