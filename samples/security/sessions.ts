import { randomBytes } from 'node:crypto';
import {
  Body,
  Controller,
  createApp,
  csrf,
  Delete,
  dependency,
  Depends,
  Field,
  Get,
  HttpException,
  Injectable,
  MemorySessionStore,
  Module,
  Path,
  Post,
  sessionAuth,
  sessions,
} from 'tenon';
import type { Session } from 'tenon';
import { hashPassword, verifyPassword } from 'tenon/security';

export interface Visit {
  memberId?: number;
  shelf?: string[];
}

// Of a real library it is a secret like others, the same in every process; this one ends with the process.
const sessionKeys = process.env.SESSION_KEYS?.split(',') ?? [randomBytes(32).toString('base64')];

export const session = sessions<Visit>({ keys: sessionKeys, maxAge: 30 * 60, lifetime: 12 * 60 * 60, rolling: true });

/** The cost that a specification can afford; leave it out, and it is what OWASP recommends. */
const cost = process.env.NODE_ENV === 'test' ? ({ ln: 8 } as const) : {};

interface Member {
  readonly id: number;
  readonly name: string;
  readonly passwordHash: string;
}

@Injectable()
export class Members {
  readonly #byId = new Map<number, Member>();

  async add(id: number, name: string, password: string): Promise<void> {
    this.#byId.set(id, { id, name, passwordHash: await hashPassword(password, cost) });
  }

  ofId(id: number): Member | undefined {
    return this.#byId.get(id);
  }
}

const memberId = sessionAuth({ session, realm: 'library', principal: ({ memberId }) => memberId });

export const member = dependency({ id: memberId, members: Members }, ({ id, members }) => {
  const found = members.ofId(id);
  if (found === undefined) throw new HttpException(403, 'No member any more');
  return found;
});

class Login {
  @Field() id!: number;
  @Field({ maxLength: 200 }) password!: string;
}

@Controller()
class Library {
  constructor(private readonly members: Members) {}

  @Post('/shelf/:book')
  keep(@Depends(session) visit: Session<Visit>, @Path() book: string) {
    visit.data.shelf = [...(visit.data.shelf ?? []), book];
    return visit.data.shelf;
  }

  @Post('/login', { status: 204 })
  async login(@Body() { id, password }: Login, @Depends(session) visit: Session<Visit>) {
    const found = this.members.ofId(id);
    if (!(await verifyPassword(password, found?.passwordHash, cost)) || found === undefined)
      throw new HttpException(401, 'Wrong number or password');
    await visit.rotate();
    visit.data.memberId = found.id;
  }

  @Delete('/login', { status: 204 })
  async logout(@Depends(session) visit: Session<Visit>) {
    await visit.destroy();
  }

  @Get('/me')
  me(@Depends(member) { name }: Member, @Depends(session) { data: { shelf = [] } }: Session<Visit>) {
    return { name, shelf };
  }
}

@Module({ controllers: [Library], providers: [Members] })
class LibraryModule {}

export const library = createApp(LibraryModule, { middleware: [csrf()] });

interface Lease {
  desk?: string;
}

export const lease = sessions<Lease>({ store: new MemorySessionStore({ maxSessions: 500 }), cookieName: '__Host-lease' });

@Controller()
class ReadingRoom {
  @Post('/desk/:desk')
  take(@Depends(lease) { data }: Session<Lease>, @Path() desk: string) {
    data.desk = desk;
    return data;
  }

  @Delete('/desk')
  async leave(@Depends(lease) one: Session<Lease>) {
    await one.destroy();
    return 'left';
  }

  @Get('/desk')
  look(@Depends(lease) { data, isNew }: Session<Lease>) {
    return { desk: data.desk ?? null, isNew };
  }
}

@Module({ controllers: [ReadingRoom] })
class ReadingRoomModule {}

export const readingRoom = createApp(ReadingRoomModule, { middleware: [csrf()] });
