/**
 * The address of a path relative to a page's path (RFC 3986 section 4.2): from `/about/try` to `/about/ferries.json` it is `ferries.json`. A page that only
 * knows such addresses works wherever a proxy puts it.
 */
export function relativeAddress(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < parts.length - 1 && here[shared] === parts[shared]) shared += 1;
  const rest = parts.slice(shared).map(encodeURIComponent).join('/');
  const up = '../'.repeat(here.length - shared);
  // Nothing at all would be the page itself, and two slashes another host.
  return up === '' && (rest === '' || rest.startsWith('/')) ? `./${rest}` : `${up}${rest}`;
}

/** Whether an address names a path of the application, and no host. */
export function isPath(address: string): boolean {
  return address.startsWith('/') && !address.startsWith('//');
}
