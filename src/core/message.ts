/** What a thrown thing says of itself. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The first line of it, where the others are for nobody but its author. */
export function firstLineOf(thrown: unknown): string {
  return (messageOf(thrown).split('\n')[0] ?? '').trim();
}
