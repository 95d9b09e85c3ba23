/** The strict form insists on the grant type; a client is checked by HTTP Basic beside it. */
import { Controller, createApp, Depends, Get, httpBasic, HttpException, Module, oauth2PasswordBearer, Post } from 'tenon';
import { OAuth2PasswordRequestFormStrict, type HttpBasicCredentials } from 'tenon';

const client = httpBasic({ realm: 'huts', schemeName: 'HutClient', autoError: false });
const hiker = oauth2PasswordBearer({
  tokenUrl: '/huts/token',
  schemeName: 'Hiker',
  scopes: { beds: 'Reserve beds', meals: 'Order meals' },
});

@Controller('/huts')
class Huts {
  @Post('/token', { status: 201 })
  signIn(@Depends() form: OAuth2PasswordRequestFormStrict, @Depends(client) by: HttpBasicCredentials | undefined) {
    if (form.username !== 'reinhold' || form.password !== '8848')
      throw new HttpException(401, 'Nobody by that name up here', { headers: { 'WWW-Authenticate': 'Bearer' } });
    const granted = form.scopes.filter((scope) => ['beds', 'meals'].includes(scope));
    const token = `token-for-reinhold:${granted.join('+')}`;
    return { access_token: token, token_type: 'bearer', scope: granted.join(' '), client: by?.username ?? null };
  }

  @Get()
  listHuts(@Depends(hiker) token: string) {
    const [name = '', granted = ''] = token.split(':');
    return { name: name.replace('token-for-', ''), granted: granted === '' ? [] : granted.split('+') };
  }
}

@Module({ controllers: [Huts] })
class HutsModule {}

export const app = createApp(HutsModule, { title: 'Mountain huts' });
