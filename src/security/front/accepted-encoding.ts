/** How an answer may be compressed. */
export type ContentEncoding = 'gzip' | 'br';

/**
 * The encoding that a client prefers of those that are offered, the first of those it likes best (RFC 9110 section 12.5.3); undefined for none. Nothing said is no
 * wish to get any.
 */
export function acceptedEncoding(header: string | undefined, offered: readonly ContentEncoding[]): ContentEncoding | undefined {
  if (header === undefined || header === '') return undefined;
  const weights = new Map(header.split(',').map(weighted));
  const weightOf = (one: string): number => weights.get(one) ?? weights.get('*') ?? 0;
  const best = Math.max(...offered.map(weightOf));
  return best > 0 ? offered.find((one) => weightOf(one) === best) : undefined;
}

/** `gzip;q=0.5` as the pair of both; a weight that is none counts as 0. */
function weighted(part: string): [coding: string, weight: number] {
  const [coding = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
  const weight = parameters.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
  return [coding === 'x-gzip' ? 'gzip' : coding, /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? Number(weight) : 0];
}
