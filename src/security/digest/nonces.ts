import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const timeBytes = 6;
const randomSize = 12;
const macBytes = 16;

/** Makes nonces that need not be remembered, and knows its own again: the time, something random, and an HMAC-SHA-256 of both. */
export class Nonces {
  readonly #key: Buffer;

  /** `lifetime`: milliseconds. `realm` keeps the nonces of two schemes with one secret apart. */
  constructor(
    secret: string | Buffer,
    realm: string,
    readonly lifetime: number,
  ) {
    this.#key = createHmac('sha256', secret).update(`tenon digest nonce\0${realm}`).digest();
  }

  /** A new nonce; every one is different. */
  issue(): string {
    const head = Buffer.alloc(timeBytes + randomSize);
    head.writeUIntBE(Date.now(), 0, timeBytes);
    randomBytes(randomSize).copy(head, timeBytes);
    return Buffer.concat([head, this.#mac(head)]).toString('base64url');
  }

  /** When a nonce ends, in milliseconds since 1970; undefined for one that was not made here, or with the same secret. */
  endOf(nonce: string): number | undefined {
    const bytes = Buffer.from(nonce, 'base64url');
    // Decoding forgives; a nonce in another spelling would have a count of its own.
    if (bytes.length !== timeBytes + randomSize + macBytes || bytes.toString('base64url') !== nonce) return undefined;
    const head = bytes.subarray(0, timeBytes + randomSize);
    if (!timingSafeEqual(bytes.subarray(head.length), this.#mac(head))) return undefined;
    return head.readUIntBE(0, timeBytes) + this.lifetime;
  }

  /** The same text for every challenge of the realm; it says nothing. */
  get opaque(): string {
    return createHmac('sha256', this.#key).update('opaque').digest().subarray(0, macBytes).toString('base64url');
  }

  #mac(head: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(head).digest().subarray(0, macBytes);
  }
}
