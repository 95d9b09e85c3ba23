/** Whether Node was told to load something before all else, as those who compile TypeScript on the way are. */
export function hasLoader(): boolean {
  const options = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(/\s+/)];
  return options.some((option) => /^(--import|--loader|--experimental-loader|--require|-r)(=|$)/.test(option));
}
