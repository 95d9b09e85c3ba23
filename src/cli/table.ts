import type { Paint } from './colours.js';

/** A piece of a table. */
export interface Cell {
  readonly text: string;
  readonly shade?: ((text: string) => string) | undefined;
}

interface Around {
  readonly paint: Paint;
  /** How many characters a line has; undefined for any number. */
  readonly columns: number | undefined;
}

const gap = 2;

/** Rows in columns; where they are wider than the terminal, each row in lines of its own, the first cells together. */
export function tableOf(titles: readonly string[], rows: readonly (readonly Cell[])[], { paint, columns = Infinity }: Around): string {
  const widths = titles.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.text.length ?? 0)));
  const total = widths.reduce((sum, width) => sum + width + gap, -gap);
  if (total > columns) return rows.map((row) => stacked(titles, row)).join('\n\n');
  const head = titles.map((text): Cell => ({ text, shade: paint.bold }));
  return [head, ...rows].map((row) => lineOf(row, widths)).join('\n');
}

function lineOf(row: readonly Cell[], widths: readonly number[]): string {
  const parts = row.map(({ text, shade }, i) => {
    const isLast = i === row.length - 1;
    return shaded({ text, shade }) + (isLast ? '' : ' '.repeat((widths[i] ?? 0) - text.length + gap));
  });
  return parts.join('');
}

/** The first two cells are what a row is known by. */
function stacked(titles: readonly string[], row: readonly Cell[]): string {
  const [first, second, ...others] = row;
  const head = [first, second].flatMap((cell) => (cell === undefined ? [] : [shaded(cell)])).join(' ');
  const width = Math.max(...titles.slice(2).map((title) => title.length)) + gap;
  const lines = others.flatMap((cell, i) =>
    cell.text === '-' ? [] : [`  ${(titles[i + 2] ?? '').toLowerCase().padEnd(width)}${shaded(cell)}`],
  );
  return [head, ...lines].join('\n');
}

function shaded({ text, shade }: Cell): string {
  return shade === undefined ? text : shade(text);
}
