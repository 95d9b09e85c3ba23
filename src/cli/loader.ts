/** Whether Node was told to load something before all else, as those who compile TypeScript on the way are. */
export function hasLoader(): boolean {
  return writtenLoaders().length > 0;
}

/** What Node was told to load, as it was written. */
export function writtenLoaders(): readonly string[] {
  const options = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(/\s+/)];
  return options.flatMap((option, i) => {
    if (!/^(--import|--loader|--experimental-loader|--require|-r)(=|$)/.test(option)) return [];
    return [option.includes('=') ? option : `${option} ${options[i + 1] ?? ''}`.trim()];
  });
}
