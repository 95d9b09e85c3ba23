import { Controller, Depends, Post, Public } from 'tenon';
import type { TokenAnswer } from 'tenon/security';
import { loginsPerAddress } from '../access/limits.js';
import { noStore } from '../shared/no-store.js';
import { accessTokens } from './access-tokens.js';

@Controller('/token', { tags: ['access'], middleware: [noStore] })
@Public()
export class TokenController {
  @Post({
    ...accessTokens.route,
    use: [loginsPerAddress],
    summary: 'Get an access token',
    description: 'For the e-mail address and the password of an account, or for a refresh token, which is used once and replaced.',
  })
  getToken(@Depends(accessTokens) answer: TokenAnswer) {
    return answer;
  }
}
