/** The question that follows a name that nobody knows, with a space in front; nothing where no name is near enough. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
}
