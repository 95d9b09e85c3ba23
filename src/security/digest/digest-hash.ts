import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import { digestAlgorithms, hexDigest, type DigestAlgorithm } from './algorithms.js';

/**
 * What to store of a password for HTTP Digest in place of the password: RFC 7616's H(A1), as lower-case hexadecimal digits. Name and password are brought into
 * Unicode's form C first (RFC 7616, section 4).
 *
 * It is bound to the name, the realm and the algorithm: when one of them changes, it is void. Who has it can log in with it, so guard it like a password.
 * Throws `OPTION_INVALID` for an algorithm that there is not.
 *
 * @example
 * await users.save({ name, digest: { 'SHA-256': digestHash(name, 'Observatory', password, 'SHA-256') } });
 */
export function digestHash(username: string, realm: string, password: string, algorithm: DigestAlgorithm): string {
  if (!digestAlgorithms.includes(algorithm)) {
    const wanted = digestAlgorithms.join(', ');
    throw TenonError.of('OPTION_INVALID', { where: 'digestHash()', option: 'the algorithm', value: shown(algorithm), wanted });
  }
  return hexDigest(algorithm, `${username.normalize('NFC')}:${realm}:${password.normalize('NFC')}`, 'utf8');
}
