const pages = ['text/html', 'application/xhtml+xml'];

/**
 * Whether a request looks for a page, as a browser does that goes to an address: its `Accept` names HTML, and not with a weight of 0. Whatever takes anything,
 * scripts and images among it, does not look for one.
 */
export function isNavigation(accept: string | undefined): boolean {
  return (accept ?? '').split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return pages.includes(type) && weightOf(parameters) !== 0;
  });
}

/** 1 where it is none. */
function weightOf(parameters: readonly string[]): number {
  const said =
    parameters
      .find((one) => one.startsWith('q='))
      ?.slice(2)
      .replaceAll('"', '') ?? '';
  const weight = said === '' ? 1 : Number(said);
  return Number.isNaN(weight) ? 1 : weight;
}
