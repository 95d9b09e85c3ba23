import { basicAuth, Controller, createApp, Depends, Get, Injectable, Module } from 'tenon';
import { hashPassword, limitHashing, needsRehash, verifyPassword } from 'tenon/security';

/** The cost that a specification can afford; leave it out, and it is what OWASP recommends. */
const cost = process.env.NODE_ENV === 'test' ? ({ ln: 8 } as const) : {};

export interface Reader {
  readonly name: string;
  passwordHash: string;
}

@Injectable()
export class Readers {
  readonly #readers = new Map<string, Reader>();

  async signUp(name: string, password: string): Promise<Reader> {
    const reader = { name, passwordHash: await hashPassword(password, cost) };
    this.#readers.set(name, reader);
    return reader;
  }

  /** Takes as long for a name that nobody has as for a wrong password. */
  async withPassword(name: string, password: string): Promise<Reader | undefined> {
    const reader = this.#readers.get(name);
    if (!(await verifyPassword(password, reader?.passwordHash, cost)) || reader === undefined) return undefined;
    if (needsRehash(reader.passwordHash, cost)) reader.passwordHash = await hashPassword(password, cost);
    return reader;
  }
}

limitHashing({ parallel: 2, waiting: 50 });

export const reader = basicAuth({
  realm: 'reading room',
  inputs: { readers: Readers },
  verify: (name, password, { readers }) => readers.withPassword(name, password),
});

@Controller('/loans')
class Loans {
  @Get()
  list(@Depends(reader) { name }: Reader) {
    return { loansOf: name };
  }
}

@Module({ controllers: [Loans], providers: [Readers] })
class LibraryModule {}

export const app = createApp(LibraryModule, { title: 'Library', version: '1.0.0' });
