import { TenonError } from '../../core/errors.js';
import { uniqueJson } from './unique-json.js';

/** What goes into a request of our own. */
export interface OutboundRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** In milliseconds: from asking to the last byte of the answer. */
const patience = 5000;
/** In bytes, unpacked. */
const mostBytes = 65_536;
const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Why an address is not asked at; undefined where it is. */
export function addressFault(address: string, mayBeLoopback = true): string | undefined {
  if (!URL.canParse(address)) return 'it is no absolute address';
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (username !== '' || password !== '') return 'it holds a name or a password';
  if (hash !== '') return 'it has a fragment';
  if (protocol === 'https:') return undefined;
  if (protocol !== 'http:' || !loopback.has(hostname)) return 'it is not https';
  return mayBeLoopback ? undefined : 'it is not https, and who names it is elsewhere';
}

/** Throws `OUTBOUND_ADDRESS` where an address is not to be asked at. */
export function checkedAddress(by: string, option: string, address: string): string {
  const reason = addressFault(address);
  if (reason === undefined) return address;
  const host = URL.canParse(address) ? new URL(address).host : '';
  // Where it is not known what is what, a name and a password may stand before an @.
  const shown = host === '' ? String(address).replace(/^.*@/s, '') : host;
  throw TenonError.of('OUTBOUND_ADDRESS', { by, option, address: JSON.stringify(shown), reason });
}

/**
 * Asks for a JSON object: no redirects, five seconds, 64 KB, and as strict as a token is read. Throws an `Error` that says what went wrong and holds nothing of the request or the answer.
 */
export async function askForJson(
  address: string,
  { method, headers, body }: OutboundRequest = { method: 'GET' },
): Promise<Readonly<Record<string, unknown>>> {
  const request = {
    method,
    headers: { accept: 'application/json', ...headers },
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  } as const;
  const host = new URL(address).host;
  let text: string;
  try {
    const response = await fetch(address, body === undefined ? request : { ...request, body });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new OutboundError(`${host} answered with the status ${response.status || 'of a redirect'}`);
    }
    text = await textOf(response, host);
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
    const why = typeof cause?.code === 'string' ? cause.code : (name ?? 'an error');
    throw new OutboundError(`${host} could not be asked: ${why}`, { cause: error });
  }
  const answer = uniqueJson(text);
  if (answer === undefined) throw new OutboundError(`${host} answered with something that is no JSON object with keys that differ`);
  return answer;
}

/** What went wrong with asking somebody else. */
export class OutboundError extends Error {
  override readonly name: string = 'OutboundError';
}

async function textOf({ body }: Response, host: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > mostBytes) throw new OutboundError(`${host} answered with more than ${mostBytes} bytes`);
    pieces.push(piece);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
}
