let loaded: Promise<typeof import('jose')> | undefined;

/** jose, loaded with its first use: an application without key pairs starts sooner. */
export function jose(): Promise<typeof import('jose')> {
  return (loaded ??= import('jose'));
}
