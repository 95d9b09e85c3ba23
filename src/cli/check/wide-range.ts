/** The shortest prefixes of ranges that somebody may have for himself, by the version of IP. */
const shortest = { 4: 8, 6: 16 } as const;

/** Private addresses of IPv6 (RFC 4193, RFC 4291), whose ranges are wide by their nature. */
const privateRange = /^f[cdef]/i;

/** Whether a range of addresses, as `trustProxy` takes it, is wider than any that is one's own. */
export function isWide(range: string): boolean {
  const [address = '', prefix] = range.split('/');
  if (prefix === undefined || privateRange.test(address)) return false;
  return Number(prefix) < shortest[address.includes(':') ? 6 : 4];
}
