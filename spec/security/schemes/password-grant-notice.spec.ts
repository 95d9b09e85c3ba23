import { httpBearer, oauth2, oauth2AuthorizationCode, oauth2PasswordBearer } from 'tenon';
import { noticePasswordGrant } from '../../../src/security/schemes/password-grant-notice.js';

it('the password grant is noticed once in a process, and no other', () => {
  const lines: unknown[] = [];
  const none = () => undefined;
  const logger = { error: none, info: none, debug: none, warn: (fields: object, message: string) => lines.push({ ...fields, message }) };
  const code = oauth2AuthorizationCode({ tokenUrl: '/token', authorizationUrl: '/authorize' });
  noticePasswordGrant([httpBearer(), oauth2(), code], logger);
  expect(lines).toEqual([]);
  const player = oauth2PasswordBearer({ tokenUrl: '/token', schemeName: 'Player' });
  noticePasswordGrant([code, player, player], logger);
  noticePasswordGrant([player], logger);
  expect(lines).toEqual([{ scheme: 'Player', message: expect.stringContaining('RFC 9700, section 2.4') as string }]);
});
