import { Misfit } from '../../../src/model/misfit.js';
import { Email } from '../../../src/model/scalars/emails.js';

const outcome = (value: unknown): unknown => (value instanceof Misfit ? [value.type, Object.keys(value.ctx ?? {})] : value);

describe('an email address', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    [' ada@example.com\n', 'ada@example.com'],
    ['Ada.L@EXAMPLE.Com', 'Ada.L@example.com'],
    ['ada+b@xn--bcher-kva.example', 'ada+b@xn--bcher-kva.example'],
    ['\u00e4@B\u00dcCHER.example', '\u00e4@b\u00fccher.example'],
    ['"a b"@example.com', '"a b"@example.com'],
  ])('from %j is %s', (text, address) => expect(Email.fromText(text)).toBe(address));

  it.each(
    [
      '',
      'ada',
      '@',
      'ada@',
      '@example.com',
      'ada@example',
      'a..b@example.com',
      'ada@exa mple.com',
      'ada@[1.2.3.4]',
      'Ada <ada@example.com>',
    ].concat(
      ['ada@example.com, eve@example.com', `${'a'.repeat(65)}@example.com`, `a@${'b'.repeat(64)}.com`, 'ada@exam_ple.com'],
      ['\ud800@example.com', 'ada@\ud800.com', `${'a'.repeat(1000)}@example.com`],
    ),
  )('is not read from %j', (text) => expect(outcome(Email.fromText(text))).toEqual(['value_error', ['reason']]));

  it.each([
    ['ada', 'there is no @'],
    ['a b@example.com', 'the part before the @ is not valid'],
    ['ada@example', 'the part after the @ is not valid'],
  ])('says what is wrong with %j', (text, reason) => expect(Email.fromText(text)).toMatchObject({ ctx: { reason } }));
});
