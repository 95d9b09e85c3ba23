import type { IncomingMessage } from 'node:http';
import { isHost } from './host.js';

/** What is wrong with the head of a request, whatever it asks for. */
export interface Fault {
  readonly status: number;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Fields of a head; more are refused, where node:http would leave the rest out and say nothing. */
const mostFields = 100;

const noHost: Fault = { status: 400, detail: 'The request has no Host' };
const manyHosts: Fault = { status: 400, detail: 'The request has more than one Host' };
const badHost: Fault = { status: 400, detail: 'The Host of the request is not a host' };
const manyTypes: Fault = { status: 415, detail: 'The request has more than one Content-Type' };
const manyFields: Fault = { status: 431, detail: `The request has more than ${mostFields} header fields` };
const noVersion: Fault = { status: 400, detail: 'The request has no version of HTTP' };
const badVersion: Fault = { status: 505, detail: 'The version of HTTP is neither 1.0 nor 1.1' };
const fragment: Fault = { status: 400, detail: 'The target of the request has a fragment' };
const codingTooEarly: Fault = { status: 400, detail: 'HTTP/1.0 knows no Transfer-Encoding' };
const codingNotLast: Fault = { status: 400, detail: 'The Transfer-Encoding does not end in one chunked' };
const codingUnknown: Fault = { status: 501, detail: 'The only Transfer-Encoding that is understood is chunked' };

/** The answer to an Expect other than 100-continue (RFC 9110, section 10.1.1). */
export const expectationFailed: Fault = { status: 417, detail: 'The only expectation that can be met is 100-continue' };

/**
 * What node:http lets pass of what RFC 9112 has a server refuse: the Host (section 3.2), the version (2.3), Transfer-Encoding (6.1, 6.3), a fragment (3.2); too
 * many fields; and a second Content-Type, of which two readers may choose different ones. Undefined for a good request, which it costs one pass over its fields, with nothing allocated. What node:http refuses itself (Content-Length
 * beside Transfer-Encoding, characters that no field may have) is not looked for again.
 */
export function faultOf({ rawHeaders, httpVersionMajor, httpVersionMinor, url }: IncomingMessage): Fault | undefined {
  const { length } = rawHeaders;
  if (length > mostFields * 2) return manyFields;
  let host: string | undefined;
  let type: string | undefined;
  let coding: string | undefined;
  for (let at = 0; at < length; at += 2) {
    const name = rawHeaders[at] as string;
    // Few names are as long, so that hardly any other one is compared.
    if (name.length === 4) {
      if (!isCalled(name, 'Host', 'host')) continue;
      if (host !== undefined) return manyHosts;
      host = rawHeaders[at + 1];
    } else if (name.length === 12) {
      if (!isCalled(name, 'Content-Type', 'content-type')) continue;
      if (type !== undefined) return manyTypes;
      type = rawHeaders[at + 1];
    } else if (name.length === 17 && isCalled(name, 'Transfer-Encoding', 'transfer-encoding')) {
      const value = rawHeaders[at + 1] as string;
      coding = coding === undefined ? value : `${coding},${value}`;
    }
  }
  if (httpVersionMajor !== 1) return httpVersionMajor === 0 && length === 0 ? noVersion : badVersion;
  if (host !== undefined ? !isHost(host) : httpVersionMinor === 1) return host === undefined ? noHost : badHost;
  if (coding !== undefined && coding !== 'chunked') return codingFault(coding, httpVersionMinor);
  if (coding !== undefined && httpVersionMinor === 0) return codingTooEarly;
  return url?.includes('#') === true ? fragment : undefined;
}

/** Lower case is made only of what is spelt in an unusual way. */
function isCalled(name: string, usual: string, lower: string): boolean {
  if (name === usual || name === lower) return true;
  return (name.charCodeAt(0) | 32) === lower.charCodeAt(0) && name.toLowerCase() === lower;
}

/**
 * What is wrong with a Transfer-Encoding that is not the word `chunked`. Where its last coding is another one nobody knows where the body ends: 400, as section
 * 6.3 says. Where only a coding before it is not understood: 501, as 6.1 says. An empty one, or chunked twice, is how two servers are made to disagree.
 */
function codingFault(coding: string, minor: number): Fault | undefined {
  if (minor === 0) return codingTooEarly;
  const codings = coding.split(',').map((one) => one.trim().toLowerCase());
  const last = codings.pop();
  if (last !== 'chunked' || codings.includes('') || codings.includes('chunked')) return codingNotLast;
  return codings.length > 0 ? codingUnknown : undefined;
}
