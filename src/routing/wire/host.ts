import { isIPv6 } from 'node:net';

/**
 * Characters of a name: unreserved and sub-delims (RFC 3986, section 2), without the comma, by which a list of hosts would pass for one. Two hexadecimal digits
 * must follow the percent sign, which is looked at by itself.
 */
const named = new Uint8Array(128);
for (const char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+;=") named[char.charCodeAt(0)] = 1;

const colon = 58;
const percent = 37;

/**
 * Whether a text is a host with or without a port, as a Host header field or the target of a request has it: `uri-host [ ":" port ]` (RFC 9110, section 7.2).
 * Not empty, as section 4.2.1 wants it of http, no user, no path, no list, and no port above 65,535. Called for every request, so it neither allocates nor
 * matches an expression.
 *
 * @example
 * isHost('shop.example:8443'); // true
 * isHost('user@shop.example'); // false
 */
export function isHost(text: string): boolean {
  const { length } = text;
  if (length === 0) return false;
  if (text.charCodeAt(0) === 91) return isLiteral(text);
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (named[code] === 1) continue;
    if (code === colon) return at > 0 && isPort(text, at + 1);
    if (code !== percent || !isHex(text.charCodeAt(at + 1)) || !isHex(text.charCodeAt(at + 2))) return false;
    at += 2;
  }
  return true;
}

/** An IPv6 address in brackets; a zone is of no meaning to another machine. */
function isLiteral(text: string): boolean {
  const end = text.indexOf(']');
  const address = text.slice(1, end);
  if (end === -1 || address.includes('%') || !isIPv6(address)) return false;
  return end + 1 === text.length || (text.charCodeAt(end + 1) === colon && isPort(text, end + 2));
}

/** Whether the rest of a text is a port; it may be empty (RFC 3986, section 3.2.3). */
function isPort(text: string, from: number): boolean {
  let port = 0;
  for (let at = from; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return false;
    port = port * 10 + digit;
    if (port > 65_535) return false;
  }
  return true;
}

/** False for NaN as well, which is behind the end. */
function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}
