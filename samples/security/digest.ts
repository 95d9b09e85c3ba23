import {
  Controller,
  createApp,
  dependency,
  Depends,
  digestAuth,
  Get,
  HttpException,
  Injectable,
  Module,
  type DigestHashes,
  type DigestPrincipal,
} from 'tenon';
import { digestHash } from 'tenon/security';

export interface Observer {
  readonly name: string;
  readonly isKeeper: boolean;
  readonly digest: DigestHashes;
}

const realm = 'Observatory';

@Injectable()
export class Observers {
  readonly #byName = new Map<string, Observer>();

  async add(name: string, password: string, isKeeper = false): Promise<void> {
    const digest = { 'SHA-256': digestHash(name, realm, password, 'SHA-256') };
    this.#byName.set(name, { name, isKeeper, digest });
  }

  async named(name: string): Promise<Observer | undefined> {
    return this.#byName.get(name);
  }
}

export const observer = digestAuth({
  realm,
  inputs: { observers: Observers },
  secretOf: async ({ observers }, username) => {
    const found = await observers.named(username);
    return found && { secret: found.digest, principal: { name: found.name, isKeeper: found.isKeeper } };
  },
});

const keeper = dependency(
  { who: observer },
  ({ who }) => {
    if (!who.isKeeper) throw new HttpException(403, 'Not enough permissions');
    return who.name;
  },
  { refusals: { 403: 'Not enough permissions' } },
);

const instruments = digestAuth({
  realm: 'Instruments',
  users: { 'dome-2': 'set by the manual of the dome' },
  algorithms: ['SHA-256', 'MD5'],
  secret: process.env.DIGEST_SECRET ?? 'for this sample only: 32 random bytes belong here',
  schemeName: 'instruments',
  description: 'Old instruments know MD5 only.',
});

@Controller()
class Observatory {
  @Get('/plates')
  plates(@Depends(observer) { name }: { readonly name: string }) {
    return { seenBy: name, plates: ['M31', 'M42'] };
  }

  @Get('/shutter')
  shutter(@Depends(keeper) name: string) {
    return { openedBy: name };
  }

  @Get('/readings')
  readings(@Depends(instruments) { username }: DigestPrincipal) {
    return { from: username };
  }
}

@Module({ controllers: [Observatory], providers: [Observers] })
class ObservatoryModule {}

export const app = createApp(ObservatoryModule, { title: 'Observatory', version: '1.0.0' });
