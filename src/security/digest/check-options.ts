import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import { isRecord } from '../../core/types.js';
import { anObject, anything, checkOptions, yesOrNo } from '../option-checks.js';
import { adviseOfSecret } from '../secrets/guessable.js';
import { digestAlgorithms, isHexDigest, type DigestAlgorithm } from './algorithms.js';
import type { DigestAuthOptions, DigestHashes, DigestSecret, DigestUsersOptions } from './options.js';

const where = 'digestAuth()';
const printable = /^[\x20-\x7e]*$/;

/** Most kinds are checked below, where no secret is told. */
const rules = {
  ...{ realm: anything, algorithms: anything, nonceLifetime: anything, secret: anything, opaque: anything, rememberedNonces: anything },
  ...{ users: anything, secretOf: anything, schemeName: anything, description: anything },
  ...{ counts: anObject, inputs: anObject, autoError: yesOrNo },
};

/** Throws `OPTION_UNKNOWN`, and `OPTION_INVALID` for options that would make a scheme that lets nobody in, or the wrong ones. Never tells a secret. */
export function checkDigestOptions(options: DigestAuthOptions & Partial<DigestUsersOptions> & { readonly secretOf?: unknown }): void {
  checkOptions<object>(where, options, rules);
  const { realm, algorithms, nonceLifetime = 1, secret, opaque = '', rememberedNonces = 1, users, secretOf } = options;
  if (typeof realm !== 'string' || realm === '' || !printable.test(realm)) refuse('realm', shown(realm), 'printable ASCII');
  if (algorithms !== undefined) checkAlgorithms(algorithms);
  if (!Number.isFinite(nonceLifetime) || nonceLifetime < 1) refuse('nonceLifetime', shown(nonceLifetime), 'a number of seconds, 1 or more');
  if (secret !== undefined && !(typeof secret === 'string' && Buffer.byteLength(secret) >= 32))
    refuse('secret', 'shorter', '32 bytes or more of something random');
  adviseOfSecret(`${where}, secret`, secret);
  if (typeof opaque !== 'string' || !printable.test(opaque)) refuse('opaque', shown(opaque), 'printable ASCII');
  if (!Number.isInteger(rememberedNonces) || rememberedNonces < 1)
    refuse('rememberedNonces', shown(rememberedNonces), 'a whole number, 1 or more');
  if (users === undefined && typeof secretOf !== 'function') refuse('secretOf', shown(secretOf), 'a function that finds a user');
  for (const [name, given] of Object.entries(users ?? {})) {
    if (!isDigestSecret(given)) refuse(`the secret of ${JSON.stringify(name)}`, 'something else', secretWanted);
  }
}

const secretWanted = 'a password, or hashes that digestHash() made, by their algorithms';

/** Whether a digest can be held against it. */
function isDigestSecret(given: unknown): given is DigestSecret {
  if (typeof given === 'string') return given !== '';
  return isRecord(given) && isHashes(given);
}

function isHashes(given: Readonly<Record<string, unknown>>): given is DigestHashes {
  const entries = Object.entries(given).filter(([, hash]) => hash !== undefined);
  return entries.every(([name, hash]) => isAlgorithm(name) && isHexDigest(name, hash));
}

function checkAlgorithms(algorithms: readonly string[]): void {
  if (!(algorithms instanceof Array) || algorithms.length === 0) refuse('algorithms', shown(algorithms), 'a list of one or more');
  for (const [index, one] of algorithms.entries()) {
    if (!isAlgorithm(one)) refuse(`algorithms[${index}]`, shown(one), digestAlgorithms.map((name) => `"${name}"`).join(' or '));
    if (algorithms.indexOf(one) !== index) refuse(`algorithms[${index}]`, `${shown(one)} again`, 'another one');
  }
}

function isAlgorithm(name: string): name is DigestAlgorithm {
  return (digestAlgorithms as readonly string[]).includes(name);
}

function refuse(option: string, value: string, wanted: string): never {
  throw TenonError.of('OPTION_INVALID', { where, option, value, wanted });
}
