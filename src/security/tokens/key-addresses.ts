import type { TokenAlgorithm } from './algorithms.js';
import { algorithmsOf, isStrong } from './key-fit.js';
import { readKey } from './key-material.js';
import { KeyRing } from './key-ring.js';
import { addressFault, askForJson, OutboundError } from './outbound.js';

/** The keys at an address: a JSON Web Key Set (RFC 7517, section 5). Keys of other kinds, for other uses and too weak ones are left out; a set without any other is none. */
export async function fetchKeys(address: string, algorithms: readonly TokenAlgorithm[]): Promise<KeyRing> {
  const set = await askForJson(address);
  if (!Array.isArray(set.keys)) throw new OutboundError('The answer is no JSON Web Key Set');
  const ring = new KeyRing();
  for (const jwk of set.keys as readonly unknown[]) addUsable(ring, jwk, algorithms);
  if (ring.isEmpty) throw new OutboundError('The JSON Web Key Set has no key that can be used');
  return ring;
}

function addUsable(ring: KeyRing, jwk: unknown, algorithms: readonly TokenAlgorithm[]): void {
  try {
    const read = readKey(jwk, 'verify');
    ring.add(
      read,
      algorithmsOf(read, algorithms).filter((algorithm) => isStrong(read.key, algorithm)),
    );
  } catch {
    // A set may hold keys that are not for us (RFC 7517, section 5).
  }
}

/** The address of an issuer's metadata (OpenID Connect Discovery 1.0, section 4). */
export function metadataAddress(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/** The keys of an issuer whose metadata are at an address (RFC 8414, OpenID Connect Discovery): the metadata have to name the issuer, exactly. */
export async function discoverKeys(address: string, issuer: string, algorithms: readonly TokenAlgorithm[]): Promise<KeyRing> {
  const metadata = await askForJson(address);
  if (metadata.issuer !== issuer) throw new OutboundError('The metadata are not those of the issuer');
  const { jwks_uri: keys } = metadata;
  const fault = typeof keys === 'string' ? addressFault(keys, new URL(address).protocol === 'http:') : 'it is no text';
  if (fault !== undefined) throw new OutboundError(`The address of the keys in the metadata is not to be asked at: ${fault}`);
  return fetchKeys(keys as string, algorithms);
}
