/** Scopes go down and never sideways; a dependency that sees scopes runs once for each set of them, one that does not runs once. */
import { Controller, createApp, dependency, Depends, Get, Module, oauth2PasswordBearer, Security, SecurityScopes } from 'tenon';

const scopes = { stage: 'Enter the stage', lights: 'Move the lights', sound: 'Play sounds' };
const oauth = oauth2PasswordBearer({ tokenUrl: 'token', scopes });
const trace: string[] = [];

const ledger = dependency(() => {
  trace.push('ledger');
  return 'ledger';
});

const crew = dependency({ asked: SecurityScopes, token: oauth, book: ledger }, ({ asked, token }) => {
  trace.push(`crew ${asked.scopeStr}`);
  return { token, scopes: asked.scopes };
});
type Crew = { token: string; scopes: readonly string[] };

const lights = dependency({ who: { token: crew, scopes: ['lights'] } }, ({ who }) => {
  trace.push('lights');
  return who.scopes;
});

const sound = dependency({ who: { token: crew, scopes: ['sound'] } }, ({ who }) => {
  trace.push('sound');
  return who.scopes;
});

@Controller()
class Theatre {
  @Get('/rehearsal')
  rehearse(@Depends(lights) a: readonly string[], @Depends(sound) b: readonly string[], @Depends(crew) c: Crew) {
    return { lights: a, sound: b, crew: c.scopes };
  }

  @Get('/premiere')
  premiere(@Security(lights, ['stage']) a: readonly string[], @Depends(sound) b: readonly string[]) {
    return { lights: a, sound: b };
  }

  @Get('/matinee')
  matinee(@Security(crew, ['stage']) a: Crew, @Security(crew, ['stage']) b: Crew) {
    return { first: a.scopes, second: b.scopes };
  }

  @Get('/encore')
  encore(@Security(crew, ['stage', 'sound']) a: Crew, @Security(crew, ['sound', 'stage']) b: Crew) {
    return { first: a.scopes, second: b.scopes };
  }

  @Get('/gala', { use: [{ token: crew, scopes: ['stage'] }] })
  gala(@Depends(crew) a: Crew, @Depends(lights) b: readonly string[]) {
    return { crew: a.scopes, lights: b };
  }

  @Get('/trace', { returns: [String] })
  readTrace() {
    return trace.splice(0);
  }
}

@Module({ controllers: [Theatre] })
class TheatreModule {}

export const app = createApp(TheatreModule, { title: 'Theatre' });
