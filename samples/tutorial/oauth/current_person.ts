/** A chain of dependencies from the token to the person, the active person and the chief; each is found once in a request. */
import { Controller, createApp, dependency, Depends, Field, Get, HttpException, Module, oauth2PasswordBearer, Post } from 'tenon';
import { OAuth2PasswordRequestForm } from 'tenon';

const oauth = oauth2PasswordBearer({ tokenUrl: 'sign-in', description: "Sign in at the nurses' desk." });

class Person {
  @Field({ examples: ['greta'] }) username!: string;
  @Field({ type: String, nullable: true, description: 'As on the door.' }) fullName: string | null = null;
  @Field() role: string = 'nurse';
  @Field() active: boolean = true;
}

class Stored extends Person {
  @Field() secret!: string;
}

const staff: Stored[] = [
  { username: 'greta', fullName: 'Greta Holm', role: 'chief', active: true, secret: 'lamp' },
  { username: 'otto', fullName: 'Otto Berg', role: 'nurse', active: true, secret: 'chart' },
  { username: 'lise', fullName: null, role: 'chief', active: false, secret: 'gone' },
];
const trace: string[] = [];
const find = (username: string) => staff.find((person) => person.username === username);

const personOf = dependency({ token: oauth }, ({ token }) => {
  trace.push('person');
  const person = find(token.replace('token-for-', ''));
  if (!person) throw new HttpException(401, 'Nobody on this ward', { headers: { 'WWW-Authenticate': 'Bearer' } });
  return person;
});

const activePerson = dependency(
  { person: personOf },
  ({ person }) => {
    trace.push('active');
    if (!person.active) throw new HttpException(400, 'No longer on duty');
    return person;
  },
  { refusals: { 400: 'No longer on duty' } },
);

const chief = dependency(
  { person: activePerson },
  ({ person }) => {
    trace.push('chief');
    if (person.role !== 'chief') throw new HttpException(403, 'For chiefs only');
    return person;
  },
  { refusals: { 403: 'For chiefs only' } },
);

@Controller()
class Ward {
  @Post('/sign-in')
  signIn(@Depends() form: OAuth2PasswordRequestForm) {
    const person = find(form.username);
    if (person?.secret !== form.password) throw new HttpException(400, 'Name or secret is wrong');
    return { access_token: `token-for-${person.username}`, token_type: 'bearer' };
  }

  @Get('/me', { returns: Person })
  readMe(@Depends(activePerson) person: Stored) {
    return person;
  }

  @Get('/me/raw', { returns: Person })
  readMeRaw(@Depends(personOf) person: Stored) {
    return person;
  }

  @Get('/rota', { returns: [Person], use: [chief] })
  readRota(@Depends(personOf) person: Stored, @Depends(activePerson) active: Stored) {
    return [person, active];
  }

  @Get('/trace', { returns: [String] })
  readTrace() {
    return trace.splice(0);
  }
}

@Module({ controllers: [Ward] })
class WardModule {}

export const app = createApp(WardModule, { title: 'Hospital ward' });
