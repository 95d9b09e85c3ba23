import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  KeyObject,
  type JsonWebKey as NodeJsonWebKey,
  type webcrypto,
} from 'node:crypto';
import { isRecord } from '../../core/types.js';

/** A JSON Web Key (RFC 7517, section 4). */
export interface JsonWebKey {
  readonly kty: string;
  readonly kid?: string;
  readonly alg?: string;
  readonly use?: string;
  readonly key_ops?: readonly string[];
  readonly [member: string]: unknown;
}

/** A set of JSON Web Keys (RFC 7517, section 5). */
export interface JsonWebKeySet {
  readonly keys: readonly JsonWebKey[];
}

/** A key in any of its forms: a text is PEM where it begins like it, and a secret otherwise. */
export type KeyMaterial = string | Uint8Array | KeyObject | webcrypto.CryptoKey | JsonWebKey;

/** A key and what it is called in the header of a token. */
export interface NamedKey {
  readonly kid: string;
  readonly key: KeyMaterial;
}

/** What a key is to be used for. */
export type KeyUse = 'sign' | 'verify';

/** A key that was read, and what was said of it. */
export interface ReadKey {
  readonly key: KeyObject;
  readonly kid: string | undefined;
  /** The one algorithm it is for, where that was said. */
  readonly algorithm: string | undefined;
  /** Whether what was said of its use allows this one. */
  readonly isAllowed: boolean;
}

/** Reads a key. Throws what node:crypto throws, and `TypeError` for what is no key at all; nothing of the key is in it. */
export function readKey(material: unknown, use: KeyUse): ReadKey {
  const said = { kid: undefined, algorithm: undefined, isAllowed: true };
  if (typeof material === 'string') return { ...said, key: ofText(material, use) };
  if (material instanceof Uint8Array) return { ...said, key: ofBytes(material, use) };
  if (material instanceof KeyObject) return { ...said, key: forUse(material, use) };
  if (isCryptoKey(material)) return { ...said, key: forUse(ofCryptoKey(material), use), isAllowed: material.usages.includes(use) };
  if (isRecord(material) && typeof material.kty === 'string') return ofJwk(material as unknown as JsonWebKey, use);
  throw new TypeError('it is none of the forms that a key has');
}

function ofText(text: string, use: KeyUse): KeyObject {
  if (!isPem(text)) return createSecretKey(Buffer.from(text, 'utf8'));
  return use === 'sign' ? createPrivateKey(text) : createPublicKey(text);
}

/** Bytes that are PEM are never a secret: who knows a public key could sign with it (CVE-2023-48223). */
function ofBytes(bytes: Uint8Array, use: KeyUse): KeyObject {
  const text = Buffer.from(bytes).toString('latin1');
  return isPem(text) ? ofText(text, use) : createSecretKey(bytes);
}

function isPem(text: string): boolean {
  return text.includes('-----BEGIN ');
}

/** Node is about to give up making a KeyObject of what is not to be exported (DEP0204). */
function ofCryptoKey(key: webcrypto.CryptoKey): KeyObject {
  if (!key.extractable) throw new TypeError('it is a CryptoKey that was imported as not extractable');
  return KeyObject.from(key);
}

function forUse(key: KeyObject, use: KeyUse): KeyObject {
  return key.type === 'private' && use === 'verify' ? createPublicKey(key) : key;
}

function ofJwk(jwk: JsonWebKey, use: KeyUse): ReadKey {
  const { kid, alg, use: meant, key_ops: operations } = jwk;
  const isMeant = meant === undefined || meant === 'sig';
  const isAllowed = isMeant && (!Array.isArray(operations) || operations.includes(use));
  return {
    key: keyOfJwk(jwk, use),
    kid: typeof kid === 'string' ? kid : undefined,
    algorithm: typeof alg === 'string' ? alg : undefined,
    isAllowed,
  };
}

function keyOfJwk(jwk: JsonWebKey, use: KeyUse): KeyObject {
  if (jwk.kty === 'oct') {
    if (typeof jwk.k !== 'string') throw new TypeError('its member k is no text');
    return createSecretKey(Buffer.from(jwk.k, 'base64url'));
  }
  const key = { key: jwk as NodeJsonWebKey, format: 'jwk' } as const;
  return use === 'sign' && typeof jwk.d === 'string' ? createPrivateKey(key) : createPublicKey(key);
}

function isCryptoKey(value: unknown): value is webcrypto.CryptoKey {
  return typeof value === 'object' && value !== null && (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === 'CryptoKey';
}
