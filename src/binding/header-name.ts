/** The header that a property or a parameter reads: `userAgent` and `user_agent` both read `user-agent`. */
export function headerName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
}
