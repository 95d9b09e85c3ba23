/** The token carries its scopes; a route that asks for more is refused with the scopes in the challenge. */
import { Controller, createApp, dependency, Depends, Get, HttpException, Module, oauth2PasswordBearer } from 'tenon';
import { OAuth2PasswordRequestForm, Post, Security, SecurityScopes } from 'tenon';
import { jwtVerifier, signJwt, verifyJwt } from 'tenon/security';

const secret = 'the-bookshop-writes-its-signing-secret-on-the-last-page-of-an-atlas';
const far = 4102444800;
const scopes = { till: 'Open the till.', stock: 'Count the stock.', prices: 'Change prices.' };
const oauth = oauth2PasswordBearer({ tokenUrl: 'token', scopes });
const staff = new Map([
  ['mila', { password: 'comma', allowed: ['till', 'stock'] }],
  ['jonas', { password: 'period', allowed: ['till', 'stock', 'prices'] }],
]);
const verifier = jwtVerifier({ algorithms: ['HS256'], keys: secret });

const seller = dependency({ needed: SecurityScopes, token: oauth }, async ({ needed, token }) => {
  const headers = { 'WWW-Authenticate': needed.scopes.length > 0 ? `Bearer scope="${needed.scopeStr}"` : 'Bearer' };
  const pass = await verifyJwt(token, verifier).catch(() => {
    throw new HttpException(401, 'Sign in again', { headers });
  });
  const lacking = needed.scopes.filter((scope) => !pass.scopes.includes(scope));
  if (lacking.length > 0) throw new HttpException(403, `Lacking ${lacking.join(', ')}`, { headers });
  return pass.subject;
});

@Controller()
class Till {
  @Post('/token', { responses: { 400: { description: 'Wrong name or password' } } })
  async signIn(@Depends() form: OAuth2PasswordRequestForm) {
    const person = staff.get(form.username);
    if (person?.password !== form.password) throw new HttpException(400, 'Wrong name or password');
    const scope = form.scopes.filter((one) => person.allowed.includes(one)).join(' ');
    const token = await signJwt({ sub: form.username, scope, exp: far }, { key: secret, algorithm: 'HS256' });
    return { access_token: token, token_type: 'bearer', scope };
  }

  @Get('/me')
  readMe(@Security(seller) name: string) {
    return { seller: name };
  }

  @Get('/till')
  openTill(@Security(seller, ['till']) name: string) {
    return { till: 'open', by: name };
  }

  @Get('/prices')
  readPrices(@Security(seller, ['stock', 'prices']) name: string) {
    return { prices: [4, 9, 12], by: name };
  }
}

@Module({ controllers: [Till] })
class BookshopModule {}

export const app = createApp(BookshopModule, { title: 'Bookshop till' });
