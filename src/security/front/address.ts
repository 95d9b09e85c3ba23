/** An absolute address, read as browsers read it; undefined for what is none. Not by `URL.canParse`: once Node 20 has optimised it, it refuses hosts beyond ASCII. */
export function addressOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
