import * as library from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { Color, Level } from '../support/random-values.js';

/** The metadata that a decorator makes. */
export const metadataOf = (decorator: PropertyDecorator): ValidationMetadata => {
  class Checked {}
  decorator(Checked.prototype, 'value');
  return library.getMetadataStorage().getTargetValidationMetadatas(Checked, '', false, false)[0] as ValidationMetadata;
};

/** What class-validator exports that begins like a decorator and checks nothing by itself, or what the user says. */
export const NO_CHECKS: readonly string[] = [
  ...['Allow', 'IsOptional', 'Validate', 'ValidateBy', 'ValidateIf', 'ValidateNested', 'ValidatePromise', 'ValidatorConstraint'],
  ...['MetadataStorage', 'ValidationError', 'ValidationTypes', 'Validator'],
];

/** Checks by operators alone: no question gets them noticed, so that only answers tell them from look-alikes. */
export const UNNOTICED: readonly string[] = ['IsDefined', 'IsEmpty', 'IsNegative', 'IsNotEmpty', 'IsPositive'];

/** A text that the check of a decorator takes; those without parameters are complete by this alone. */
export const TAKEN: Readonly<Record<string, string>> = {
  IsAscii: 'plain ~',
  IsUppercase: 'ABC É',
  IsLowercase: 'abc é',
  IsHexColor: '#ff00aa',
  IsHexadecimal: '0xDEADbeef',
  IsOctal: '0o17',
  IsMilitaryTime: '23:59',
  IsMimeType: 'text/html; charset=utf-8',
  IsMultibyte: 'あb',
  IsSurrogatePair: '👍',
  IsFullWidth: 'ひらがな',
  IsHalfWidth: 'half',
  IsVariableWidth: 'ひらabc',
  IsSemVer: '1.2.3-rc.1+5',
  IsRFC3339: '2020-02-29T23:59:59.5+01:00',
  IsTimeZone: 'Europe/Berlin',
  IsJWT: 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln',
  IsDataURI: 'data:text/plain;base64,QUJD',
  IsMagnetURI: `magnet:?xt=urn:btih:${'a1'.repeat(20)}`,
  IsPort: '65535',
  IsLocale: 'de-Latn-AT',
  IsLatitude: '-89.5',
  IsLongitude: '179.25',
  IsLatLong: '48.2,-16.37',
  IsHSL: 'hsl(360, 100%, 50%)',
  IsBIC: 'DEUTDEFF500',
  IsBase32: 'JBSWY3DPEHPK3PXP',
  IsBase58: 'BukQL3gPD',
  IsBtcAddress: '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
  IsCreditCard: '4111 1111 1111 1111',
  IsEAN: '4006381333931',
  IsEthereumAddress: `0x${'aB'.repeat(20)}`,
  IsFirebasePushId: '-M1_abcdefghijklmnop',
  IsISIN: 'US0378331005',
  IsISO31661Alpha2: 'at',
  IsISO31661Alpha3: 'AUT',
  IsISO31661Numeric: '040',
  IsISO4217CurrencyCode: 'EUR',
  IsISO6391: 'de',
  IsISRC: 'USAT29900609',
  IsIBAN: 'DE89370400440532013000',
  IsMACAddress: '01:23:45:67:89:ab',
};

const simple = Object.fromEntries(Object.keys(TAKEN).map((name) => [name, [(library[name as 'IsAscii'] as () => PropertyDecorator)()]]));

const checks: Readonly<Record<string, readonly PropertyDecorator[]>> = {
  ...simple,
  IsDefined: [library.IsDefined()],
  IsEmpty: [library.IsEmpty()],
  IsNotEmpty: [library.IsNotEmpty()],
  Equals: [library.Equals(5), library.Equals('a'), library.Equals(NaN), library.Equals(-0), library.Equals(null)],
  NotEquals: [library.NotEquals(5), library.NotEquals(undefined), library.NotEquals(NaN)],
  IsIn: [library.IsIn([1, 'a', null, NaN]), library.IsIn([undefined]), library.IsIn([0])],
  IsNotIn: [library.IsNotIn([1, 'a', null, NaN]), library.IsNotIn([])],
  IsEnum: [library.IsEnum(Color), library.IsEnum(Level), library.IsEnum({ a: NaN, b: undefined, c: null }), library.IsEnum({})],
  IsString: [library.IsString()],
  IsBoolean: [library.IsBoolean()],
  IsDate: [library.IsDate()],
  IsObject: [library.IsObject()],
  IsInstance: [library.IsInstance(Date), library.IsInstance(Map)],
  IsArray: [library.IsArray()],
  IsInt: [library.IsInt()],
  IsNumber: [{}, { allowNaN: true }, { allowInfinity: true }, { maxDecimalPlaces: 0 }, { maxDecimalPlaces: 2 }].map((options) =>
    library.IsNumber(options),
  ),
  IsPositive: [library.IsPositive()],
  IsNegative: [library.IsNegative()],
  Min: [library.Min(0), library.Min(-1.5), library.Min(NaN)],
  Max: [library.Max(0), library.Max(1e3), library.Max(-Infinity)],
  IsDivisibleBy: [2, 3, 2.5, 0, -4, 1e21].map((divisor) => library.IsDivisibleBy(divisor)),
  MinDate: [library.MinDate(new Date(0)), library.MinDate(() => new Date(5)), library.MinDate(new Date(NaN))],
  MaxDate: [library.MaxDate(new Date(0)), library.MaxDate(() => new Date(5))],
  ArrayNotEmpty: [library.ArrayNotEmpty()],
  ArrayMinSize: [library.ArrayMinSize(2)],
  ArrayMaxSize: [library.ArrayMaxSize(2)],
  ArrayContains: [library.ArrayContains(['a', 1])],
  ArrayNotContains: [library.ArrayNotContains(['a', 1])],
  ArrayUnique: [library.ArrayUnique(), library.ArrayUnique({ each: true })],
  IsNotEmptyObject: [library.IsNotEmptyObject(), library.IsNotEmptyObject({ nullable: false })],
  MinLength: [0, 1, 3, 2.5, -1].map((min) => library.MinLength(min)),
  MaxLength: [0, 1, 5, 2.5, -1, Infinity].map((max) => library.MaxLength(max)),
  Length: [library.Length(1, 3), library.Length(2), library.Length(3, 1), library.Length(0, 0)],
  Contains: [library.Contains('a'), library.Contains('$&'), library.Contains('')],
  NotContains: [library.NotContains('a'), library.NotContains('')],
  Matches: [/^a+$/, /a/g, /\d/y, /^.$/u, 'b', '^\\d+$'].map((pattern) => library.Matches(pattern as RegExp)),
  IsEmail: [library.IsEmail(), library.IsEmail({ allow_ip_domain: true }), library.IsEmail({ allow_display_name: true })],
  IsUrl: [library.IsUrl(), library.IsUrl({ require_tld: false }), library.IsUrl({ protocols: ['ftp'] })],
  IsUUID: [undefined, '4', 1, 'all', ['1', '4'], 'nil'].map((version) => library.IsUUID(version as '4')),
  IsDateString: [library.IsDateString(), library.IsDateString({ strict: true }), library.IsDateString({ strictSeparator: true })],
  IsISO8601: [library.IsISO8601(), library.IsISO8601({ strict: true })],
  IsNumberString: [library.IsNumberString(), library.IsNumberString({ no_symbols: true })],
  IsBooleanString: [library.IsBooleanString()],
  IsMongoId: [library.IsMongoId()],
  IsJSON: [library.IsJSON()],
  IsIP: [library.IsIP(), library.IsIP('4'), library.IsIP(6)],
  IsByteLength: [library.IsByteLength(1, 4)],
  IsDecimal: [library.IsDecimal()],
  IsBase64: [library.IsBase64()],
  IsAlpha: [library.IsAlpha()],
  IsAlphanumeric: [library.IsAlphanumeric('de-DE')],
  IsStrongPassword: [library.IsStrongPassword()],
  IsIBAN: [library.IsIBAN(), library.IsIBAN({ whitelist: ['AT'] }), library.IsIBAN({ blacklist: ['DE'] })],
  IsMACAddress: [
    library.IsMACAddress(),
    library.IsMACAddress({ eui: '64' }),
    library.IsMACAddress({ no_separators: true }, { each: true }),
  ],
  IsCurrency: [library.IsCurrency(), library.IsCurrency({ symbol: '€' })],
  IsFQDN: [library.IsFQDN(), library.IsFQDN({ require_tld: false })],
  IsISBN: [library.IsISBN(), library.IsISBN('10')],
  IsISSN: [library.IsISSN(), library.IsISSN({ require_hyphen: true })],
  IsHash: [library.IsHash('md5')],
  IsMobilePhone: [library.IsMobilePhone(), library.IsMobilePhone('de-AT', { strictMode: true })],
  IsPhoneNumber: [library.IsPhoneNumber(), library.IsPhoneNumber('AT')],
  IsPostalCode: [library.IsPostalCode('AT'), library.IsPostalCode('any')],
  IsIdentityCard: [library.IsIdentityCard('any' as 'ES')],
  IsPassportNumber: [library.IsPassportNumber('DE')],
  IsRgbColor: [library.IsRgbColor(), library.IsRgbColor(false)],
  IsTaxId: [library.IsTaxId('de-DE')],
};

/** Every check of class-validator, by its decorator, with usual and unusual parameters. */
export const CHECKS: readonly (readonly [decorator: string, variant: number, PropertyDecorator])[] = Object.entries(checks).flatMap(
  ([name, decorators]) => decorators.map((decorator, index) => [name, index + 1, decorator] as const),
);
