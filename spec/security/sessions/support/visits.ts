import { Controller, createApp, Depends, Get, HttpException, Module, Post, Query, sessions, StreamingResponse } from 'tenon';
import type { Application, Session, SessionOptions } from 'tenon';
import type { TestApp, TestResponse } from 'tenon/testing';

export interface Visit {
  userId?: number;
  basket?: string[];
  note?: string;
}

/** What the signed sessions of the specs are signed with. */
export const key = 'a-key-of-thirty-two-bytes-or-more';

/** An application whose routes do one thing each to a session. */
export function visits(options: SessionOptions): Application {
  const session = sessions<Visit>(options);

  @Controller()
  class Visits {
    @Get('/')
    look(@Depends(session) visit: Session<Visit>) {
      return { data: visit.data, isNew: visit.isNew };
    }

    @Get('/plain')
    plain() {
      return 'no session';
    }

    @Post('/note')
    note(@Depends(session) visit: Session<Visit>, @Query() text: string, @Query() then: string = '') {
      visit.data.note = text;
      return ended(then);
    }

    @Post('/basket')
    basket(@Depends(session) visit: Session<Visit>, @Query() fruit: string) {
      (visit.data.basket ??= []).push(fruit);
      return visit.data.basket;
    }

    @Post('/login')
    async login(@Depends(session) visit: Session<Visit>, @Query() then: string = '') {
      await visit.rotate();
      visit.data.userId = 7;
      return ended(then);
    }

    @Post('/logout')
    async logout(@Depends(session) visit: Session<Visit>, @Query() then: string = '', @Query() note: string = '') {
      await visit.destroy();
      if (note !== '') visit.data.note = note;
      return ended(then);
    }

    @Post('/clear')
    clear(@Depends(session) visit: Session<Visit>) {
      visit.data = {};
    }

    @Post('/circle')
    circle(@Depends(session) visit: Session<Visit>, @Query() stream: string = '') {
      Object.assign(visit.data, { circle: visit.data });
      return stream === '' ? 'done' : new StreamingResponse(['a piece']);
    }

    @Get('/stream')
    stream(@Depends(session) visit: Session<Visit>, @Query() late: string = '') {
      visit.data.note = 'streamed';
      async function* pieces() {
        yield 'one ';
        if (late === 'change') visit.data.note = 'too late';
        if (late === 'rotate') await visit.rotate();
        yield 'two';
      }
      return new StreamingResponse(pieces());
    }

    @Get('/cached')
    cached(@Depends(session) _: Session<Visit>) {
      return ended('cached');
    }
  }

  @Module({ controllers: [Visits] })
  class VisitsModule {}

  return createApp(VisitsModule);
}

function ended(then: string) {
  if (then === 'refuse') throw new HttpException(409, 'Not now');
  if (then === 'fail') throw new Error('nobody meant this');
  return { done: true };
}

/** The `Set-Cookie` fields of an answer. */
export function setCookies({ headers }: TestResponse): readonly string[] {
  return headers['set-cookie'] ?? [];
}

/** A browser: keeps the cookie of one application, and sends it. */
export class Browser {
  cookies: Record<string, string> = {};

  constructor(private readonly t: TestApp) {}

  async send(method: string, path: string): Promise<TestResponse> {
    const answer = await this.t.client.request(method, path, { cookies: this.cookies });
    for (const field of setCookies(answer)) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(field) ?? [];
      if (field.includes('Max-Age=0;')) this.cookies = Object.fromEntries(Object.entries(this.cookies).filter(([one]) => one !== name));
      else this.cookies[name] = value;
    }
    return answer;
  }

  get(path: string): Promise<TestResponse> {
    return this.send('GET', path);
  }

  post(path: string): Promise<TestResponse> {
    return this.send('POST', path);
  }

  /** The value of the only cookie. */
  get cookie(): string | undefined {
    return Object.values(this.cookies)[0];
  }
}
