const clean = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const ascii = /^[\0-\x7f]*$/;
const sign = /[A-Za-z0-9+/=]/g;

/**
 * The ASCII text in base64, read as Python's `b64decode` does: signs of another alphabet are passed over, `-` and `_` among them, and what follows the
 * padding is not read. Undefined where the padding is missing, and where either side is not ASCII.
 */
export function asciiOfBase64(text: string): string | undefined {
  if (!ascii.test(text)) return undefined;
  const data = clean.test(text) ? text : dataOf(text);
  if (data === undefined) return undefined;
  const decoded = Buffer.from(data, 'base64').toString('latin1');
  return ascii.test(decoded) ? decoded : undefined;
}

/** The signs that are of the alphabet, up to the padding; undefined where they are no whole number of bytes. */
function dataOf(text: string): string | undefined {
  let data = '';
  let pads = 0;
  for (const [one] of text.matchAll(sign)) {
    const open = data.length % 4;
    if (one !== '=') {
      data += one;
      pads = 0;
    } else if (open >= 2) {
      pads += 1;
      if (open + pads === 4) return data;
    }
  }
  return data.length % 4 === 0 ? data : undefined;
}
