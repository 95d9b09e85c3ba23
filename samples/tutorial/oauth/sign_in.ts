/** A password flow: the token route checks name and password, the other routes find the person behind the token. */
import { Controller, createApp, dependency, Depends, Field, Get, HttpException, Module, oauth2PasswordBearer, Post } from 'tenon';
import { OAuth2PasswordRequestForm } from 'tenon';

const oauth = oauth2PasswordBearer({ tokenUrl: 'token' });
const people = new Map([
  ['anselm', { password: 'rye', name: 'Anselm', active: true }],
  ['birgit', { password: 'spelt flour', name: 'Birgit', active: false }],
]);

class Token {
  @Field() access_token!: string;
  @Field() token_type: string = 'bearer';
}

class Baker {
  @Field() username!: string;
  @Field() name!: string;
}

const currentBaker = dependency(
  { token: oauth },
  ({ token }): Baker => {
    const username = token.replace(/^token-for-/, '');
    const person = people.get(username);
    if (!person || username === token)
      throw new HttpException(401, 'This token opens no oven', { headers: { 'WWW-Authenticate': 'Bearer' } });
    if (!person.active) throw new HttpException(400, 'The baker has left');
    return { username, name: person.name };
  },
  { refusals: { 400: 'The baker has left' } },
);

@Controller()
class Bakery {
  @Post('/token', { returns: Token })
  signIn(@Depends() form: OAuth2PasswordRequestForm) {
    if (people.get(form.username)?.password !== form.password) throw new HttpException(400, 'Wrong name or password');
    return { access_token: `token-for-${form.username}`, token_type: 'bearer' };
  }

  @Get('/me', { returns: Baker })
  readMe(@Depends(currentBaker) baker: Baker) {
    return baker;
  }
}

@Module({ controllers: [Bakery] })
class BakeryModule {}

export const app = createApp(BakeryModule, { title: 'Bakery' });
