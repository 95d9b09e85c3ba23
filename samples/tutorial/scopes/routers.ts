/** Scopes on the application, on an included router, on the router itself, on the decorator and on a parameter are separate demands, made in that order. */
import {
  Controller,
  createApp,
  dependency,
  Depends,
  Get,
  HttpException,
  Module,
  oauth2AuthorizationCode,
  Security,
  SecurityScopes,
} from 'tenon';

const oauth = oauth2AuthorizationCode({
  authorizationUrl: '/authorize',
  tokenUrl: '/token',
  schemeName: 'Institute',
  scopes: {
    enter: 'Enter the site',
    lab: 'Enter a laboratory',
    cold: 'Enter the cold laboratory',
    freeze: 'Use the freezer',
    sample: 'Take a sample',
  },
});
const trace: string[] = [];

const need = dependency({ asked: SecurityScopes, token: oauth }, ({ asked, token }) => {
  trace.push(asked.scopeStr);
  const lacking = asked.scopes.filter((scope) => !token.split('+').includes(scope));
  const headers = { 'WWW-Authenticate': `Bearer scope="${asked.scopeStr}"` };
  if (lacking.length > 0) throw new HttpException(403, { lacking }, { headers });
  return asked.scopes;
});
const needs = (...scopes: string[]) => ({ token: need, scopes });

const traceOf = dependency(() => trace.splice(0));

@Controller('/cold', { tags: ['cold'], use: [needs('cold')] })
class Cold {
  @Get('/', { returns: String })
  look() {
    return 'ice';
  }

  @Get('/freezer', { use: [needs('freeze')], returns: [String] })
  openFreezer(@Security(need, ['sample', 'enter']) asked: readonly string[]) {
    return [...asked];
  }
}

@Module({ controllers: [Cold], use: [needs('lab')] })
class ColdModule {}

@Controller('/warm', { tags: ['warm'] })
class Warm {
  @Get('/plants', { returns: [String] })
  plants(@Depends(need) asked: readonly string[]) {
    return [...asked];
  }
}

@Controller()
class House {
  @Get('/lobby', { returns: String })
  lobby() {
    return 'coats';
  }

  @Get('/trace', { returns: [String] })
  readTrace(@Depends(traceOf) seen: string[]) {
    return seen;
  }
}

@Module({ imports: [ColdModule], controllers: [Warm, House] })
class InstituteModule {}

export const app = createApp(InstituteModule, { title: 'Polar institute', use: [needs('enter')] });
