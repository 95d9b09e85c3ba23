import {
  Body,
  Controller,
  createApp,
  csrf,
  dependency,
  Depends,
  Get,
  HttpException,
  Injectable,
  Module,
  permitted,
  Post,
  Public,
  REQUEST,
  requires,
  Security,
  type Dependency,
  type Guard,
  type JwtPrincipal,
  type Session,
} from 'tenon';
import type { TokenAnswer } from 'tenon/security';
import { jwt, schemes, session } from './schemes.js';
import { tokens } from './tokens.js';

/** Which handlers ran, by their paths. */
export const handled: string[] = [];

const ran = (path: string, who: unknown) => {
  handled.push(path);
  return { who: whoIs(who) };
};

function whoIs(who: unknown): unknown {
  if (Array.isArray(who)) return who.map(whoIs);
  if (typeof who !== 'object' || who === null) return who ?? null;
  const known = who as Readonly<Record<string, unknown>>;
  return known.subject ?? known.username ?? known.who ?? known.credentials ?? null;
}

/** A door of each scheme, to be opened by GET and POST. */
const doors = Object.entries<Dependency>(schemes).map(([path, scheme]): new () => object => {
  // Where credentials may be left out everybody may come in, and it has to be said.
  @Controller(`/${path}`, { public: path.endsWith('-optional') })
  class Door {
    @Get()
    look(@Depends(scheme) who: unknown) {
      return ran(path, who);
    }

    @Post()
    open(@Depends(scheme) who: unknown) {
      return ran(path, who);
    }
  }
  return Door;
});

@Injectable()
class Staff implements Guard {
  allows(@Depends(jwt) { subject }: JwtPrincipal) {
    return subject === 'chief';
  }
}

const order = dependency({ request: REQUEST }, ({ request }) => (request.params.id === '7' ? { owner: 'chief' } : undefined));
const ofOwner = (given: { readonly owner: string }, { me }: { readonly me: JwtPrincipal }) => given.owner === me.subject;

@Controller('/jwt')
class Orders {
  @Get()
  me(@Depends(jwt) who: JwtPrincipal) {
    return ran('jwt', who);
  }

  @Post()
  order(@Depends(jwt) who: JwtPrincipal, @Body({ type: [String] }) _lines: string[]) {
    return ran('jwt', who);
  }

  @Get('/read')
  read(@Security(jwt, ['orders:read', 'orders:write']) who: JwtPrincipal) {
    return ran('jwt/read', who);
  }

  @Get('/write', { use: [jwt, requires('orders:write')] })
  write(@Security(jwt, ['orders:read']) who: JwtPrincipal) {
    return ran('jwt/write', who);
  }

  @Get('/staff', { use: [Staff] })
  staff() {
    return ran('jwt/staff', 'chief');
  }

  @Get('/own/:id')
  own(@Depends(permitted(order, { me: jwt }, ofOwner)) { owner }: { readonly owner: string }) {
    return ran('jwt/own', owner);
  }

  @Get('/hidden/:id')
  hidden(@Depends(permitted(order, { me: jwt }, ofOwner, { hidden: true })) { owner }: { readonly owner: string }) {
    return ran('jwt/hidden', owner);
  }

  @Get('/gone')
  gone(@Depends(jwt) _who: JwtPrincipal) {
    throw new HttpException(410, 'Gone for good');
  }

  @Public()
  @Get('/prices')
  prices() {
    return ran('jwt/prices', null);
  }
}

@Controller('/opaque')
class Opaque {
  @Get('/read')
  read(@Security(schemes.opaque, ['orders:read', 'orders:write']) who: unknown) {
    return ran('opaque/read', who);
  }
}

@Controller()
class Mixed {
  @Get('/any-token/read')
  read(@Security(schemes['any-token'], ['orders:read']) who: unknown) {
    return ran('any-token/read', who);
  }

  @Post('/shielded', { middleware: [csrf()] })
  write(@Depends(schemes['key-cookie']) who: unknown) {
    return ran('shielded', who);
  }
}

@Public()
@Controller()
class SignIn {
  @Post('/token', tokens.route)
  token(@Depends(tokens) answer: TokenAnswer) {
    // A refusal is an answer, too.
    if (answer.isGranted) handled.push('token');
    return answer;
  }

  @Post('/sign-in', { status: 204 })
  signIn(@Depends(session) visit: Session<{ who?: string }>) {
    handled.push('sign-in');
    visit.data.who = 'iris';
  }
}

@Module({ controllers: [...doors, Orders, Opaque, Mixed, SignIn], providers: [Staff] })
class MatrixModule {}

/** Every scheme behind a route of its own; to say nothing of who may come in is a mistake. */
export const app = createApp(MatrixModule, { secureByDefault: true });
