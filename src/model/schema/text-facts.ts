import type { FactMaker } from './facts.js';
import { isUnicode, literally, patternOf } from './pattern.js';
import type { JsonSchema, SchemaWording } from './schema.js';

const text = { type: 'string' } as const;

const formatted =
  (format: string): FactMaker =>
  () => ({ ...text, format });
const patterned =
  (pattern: string, facts: JsonSchema = {}): FactMaker =>
  () => ({ ...text, ...facts, pattern });
/** For a decorator without options only. */
const plainly =
  (make: FactMaker): FactMaker =>
  (constraints, subject) =>
    constraints[0] === undefined ? make(constraints, subject) : undefined;

const dates: FactMaker = () => ({ ...text, anyOf: [{ format: 'date' }, { format: 'date-time' }] });
/** With one of these behind it, a character has two code points. */
const variation = '[\\ufe0e\\ufe0f]';

/** Checks of texts, as validator.js decides them. A format is an annotation: what it stands for is the check. */
export const textFacts: Readonly<Record<string, FactMaker>> = {
  isString: () => text,
  minLength: ([min]) => ({ ...text, ...atLeast(min) }),
  maxLength: ([max], { wording }) => atMost(max, wording),
  isLength: ([min, max], { wording }) => {
    const most = max === undefined ? text : atMost(max, wording);
    return most && { ...most, ...atLeast(min) };
  },
  isByteLength: () => undefined,
  matches: ([pattern, modifiers], { wording }) => {
    const expression = pattern instanceof RegExp ? pattern : compiled(pattern, modifiers);
    const facts = expression && patternOf(expression, wording);
    if (facts !== undefined) return { ...text, ...facts };
    return expression && { ...text, ...unsaid(String(expression), wording) };
  },
  contains: ([seed]) => (isSeed(seed) ? { ...text, pattern: literally(seed) } : undefined),
  notContains: ([seed]) => (isSeed(seed) ? { ...text, not: { ...text, pattern: literally(seed) } } : undefined),
  isAlpha: plainly(patterned('^[A-Za-z]+$')),
  isAlphanumeric: plainly(patterned('^[0-9A-Za-z]+$')),
  isAscii: patterned('^[\\x00-\\x7f]+$'),
  isHexColor: plainly(patterned('^#?([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$')),
  isHexadecimal: patterned('^(0[xXhH])?[0-9A-Fa-f]+$'),
  isMongoId: patterned('^(0[xXhH])?[0-9A-Fa-f]+$', { minLength: 24, maxLength: 24 }),
  isOctal: patterned('^(0[oO])?[0-7]+$'),
  isNumberString: plainly(patterned('^[+-]?([0-9]*[.])?[0-9]+$')),
  isMilitaryTime: patterned('^([01]\\d|2[0-3]):?([0-5]\\d)$'),
  IsFirebasePushId: patterned('^[a-zA-Z0-9_-]*$', { minLength: 20, maxLength: 20 }),
  isBooleanString: plainly(() => ({ ...text, enum: ['true', 'false', '1', '0'] })),
  isEmail: formatted('email'),
  isUrl: formatted('uri'),
  isFqdn: formatted('hostname'),
  isUuid: formatted('uuid'),
  isIp: ([version]) => {
    if (version === undefined || version === null) return { ...text, anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] };
    return { ...text, format: `ipv${String(version as string)}` };
  },
  isDateString: dates,
  isIso8601: dates,
  isRFC3339: formatted('date-time'),
  isBase64: ([options]) => ({
    ...text,
    contentEncoding: (options as { urlSafe?: boolean } | undefined)?.urlSafe === true ? 'base64url' : 'base64',
  }),
  isJson: () => ({ ...text, contentMediaType: 'application/json' }),
};

/** Limits of text that `@Field` counts itself, in code points. */
export const ownTextFacts: Readonly<Record<string, FactMaker>> = {
  minLength: ([min]) => atLeast(min),
  maxLength: ([max]) => (isCount(max) ? { maxLength: Math.floor(max) } : undefined),
  matches: ([pattern], { wording }) => {
    if (typeof pattern === 'string') return isUnicode(pattern) ? { pattern } : unsaid(`/${pattern}/`, wording);
    const expression = pattern as RegExp;
    // Sticky is dropped from it.
    const facts = patternOf(new RegExp(expression.source, expression.flags.replace('y', '')), wording);
    return facts ?? unsaid(String(expression), wording);
  },
};

/** Other checks that take nothing but texts, although JSON Schema cannot say which. */
export const textOnly: ReadonlySet<string> = new Set([
  ...[
    'isAlpha',
    'isAlphanumeric',
    'isBIC',
    'isBase32',
    'isBase58',
    'isBooleanString',
    'isBtcAddress',
    'isByteLength',
    'isCreditCard',
    'isCurrency',
  ],
  ...['isDataURI', 'isDecimal', 'isEAN', 'isEthereumAddress', 'isFullWidth', 'isHSL', 'isHalfWidth', 'isHash', 'isHexColor', 'isIBAN'],
  ...[
    'isISBN',
    'isISIN',
    'isISO31661Alpha2',
    'isISO31661Alpha3',
    'isISO31661Numeric',
    'isISO4217CurrencyCode',
    'isISO6391',
    'isISRC',
    'isISSN',
  ],
  ...[
    'isIdentityCard',
    'isIsbn',
    'isIsin',
    'isJwt',
    'isLatLong',
    'isLocale',
    'isLowercase',
    'isMacAddress',
    'isMagnetURI',
    'isMimeType',
    'isMobilePhone',
  ],
  ...[
    'isMultibyte',
    'isNumberString',
    'isPassportNumber',
    'isPhoneNumber',
    'isPort',
    'isPostalCode',
    'isRgbColor',
    'isSemVer',
    'isStrongPassword',
  ],
  ...[
    'isSurrogatePair',
    'isTaxId',
    'isTimeZone',
    'isUppercase',
    'isVariableWidth',
    'matches',
    'contains',
    'notContains',
    'maxLength',
    'isLength',
  ],
]);

/** A pattern that JSON Schema has no words for. */
function unsaid(pattern: string, wording: SchemaWording): JsonSchema {
  return wording === 'declared' ? {} : { 'x-patterns': [pattern] };
}

function atLeast(min: unknown): JsonSchema {
  return isCount(min) && min > 0 ? { minLength: Math.ceil(min) } : {};
}

function atMost(max: unknown, wording: SchemaWording): JsonSchema | undefined {
  if (!isCount(max)) return max === Infinity ? text : undefined;
  const maxLength = Math.floor(max);
  return wording === 'declared' ? { ...text, maxLength } : { ...text, anyOf: [{ maxLength }, { pattern: variation }] };
}

function compiled(pattern: unknown, modifiers: unknown): RegExp | undefined {
  try {
    return new RegExp(pattern as string, modifiers as string);
  } catch {
    return undefined;
  }
}

const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0 && Number.isFinite(value);
const isSeed = (seed: unknown): seed is string =>
  typeof seed === 'string' && seed !== '' && (seed as unknown as { isWellFormed(): boolean }).isWellFormed();
