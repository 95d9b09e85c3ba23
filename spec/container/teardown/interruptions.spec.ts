import { ABORT_SIGNAL, Controller, Depends, dependency, Get, Req, type Dependency } from 'tenon';
import type { Request } from 'express';
import { start } from '../support/applications.js';
import { nameOf } from './model.js';

/** Something that happens once and can be waited for. */
function event() {
  let happen = (): void => undefined;
  const happened = new Promise<void>((resolve) => (happen = resolve));
  return { happen, happened };
}

function watched(log: string[], done: () => void) {
  return dependency(
    { signal: ABORT_SIGNAL },
    async function* ({ signal }) {
      log.push('open');
      try {
        yield signal;
        log.push('commit');
      } catch (error) {
        log.push(`roll back: ${nameOf(error)}`);
        throw error;
      } finally {
        log.push('close');
        done();
      }
    },
    { name: 'watched' },
  );
}

describe('a client that hangs up', () => {
  it('has its request rolled back, once, when the handler is at rest', async () => {
    const [entered, gone, go, closed] = [event(), event(), event(), event()];
    const log: string[] = [];
    const session = watched(log, closed.happen);
    @Controller()
    class Slow {
      @Get('/')
      async slow(@Depends(session) signal: AbortSignal, @Req() request: Request) {
        signal.addEventListener('abort', gone.happen);
        entered.happen();
        await go.happened;
        log.push(`at rest, socket ${request.socket.destroyed ? 'gone' : 'there'}, ${nameOf(signal.reason)}`);
        return 'nobody reads this';
      }
    }
    const t = await start({ controllers: [Slow] });
    const leaving = new AbortController();
    const answer = t.client.get('/', { signal: leaving.signal }).catch((error: Error) => error.name);
    await entered.happened;
    leaving.abort();
    expect(await answer).toBe('AbortError');
    await gone.happened;
    expect(log).toEqual(['open']);
    go.happen();
    await closed.happened;
    expect(log).toEqual(['open', 'at rest, socket gone, REQUEST_ABORTED', 'roll back: REQUEST_ABORTED', 'close']);
    await t.close();
    expect(log).toHaveLength(4);
    expect(t.errors).toEqual([]);
  });
});

describe('a handler that takes too long', () => {
  const options = { timeouts: { handler: 50 } };

  /** An application whose one handler waits until it is let go. */
  async function waiting(asked: (log: string[], done: () => void) => Dependency, then: () => unknown = () => 'late') {
    const [go, closed] = [event(), event()];
    const log: string[] = [];
    const all = asked(log, closed.happen);
    @Controller()
    class Slow {
      @Get('/')
      async slow(@Depends(all) _all: unknown) {
        await go.happened;
        log.push('handler ends');
        return then();
      }
    }
    return { t: await start({ controllers: [Slow] }, { options }), log, go, closed };
  }

  it('is answered with 503, and HANDLER_TIMEOUT is thrown into what is open', async () => {
    const { t, log, go } = await waiting(watched);
    const response = await t.client.get('/');
    expect([response.status, response.json()]).toEqual([503, { detail: 'Service Unavailable' }]);
    expect(log).toEqual(['open', 'roll back: HANDLER_TIMEOUT', 'close']);
    expect(t.errors.map(nameOf)).toEqual(['HANDLER_TIMEOUT']);
    expect((t.errors[0] as Error).message).toContain('Slow.slow was not done after 50 ms');
    go.happen();
    await t.close();
    expect(log.slice(3)).toEqual(['handler ends']);
  });

  it('aborts the signal with the same error', async () => {
    const signals: AbortSignal[] = [];
    const { t, go } = await waiting((log, done) => dependency({ signal: watched(log, done) }, ({ signal }) => void signals.push(signal)));
    await t.client.get('/');
    expect(signals.map(({ reason }) => nameOf(reason))).toEqual(['HANDLER_TIMEOUT']);
    go.happen();
    await t.close();
  });

  it('may fail later, and nobody hears of it', async () => {
    const { t, log, go } = await waiting(watched, () => Promise.reject(new Error('too late')));
    expect((await t.client.get('/')).status).toBe(503);
    go.happen();
    await new Promise(setImmediate);
    expect(log.at(-1)).toBe('handler ends');
    expect(t.errors.map(nameOf)).toEqual(['HANDLER_TIMEOUT']);
    await t.close();
  });

  it.each(['on', 'off'] as const)(
    'makes nothing more once its time is over, and is not called (generated code: %s)',
    async (codeGeneration) => {
      const go = event();
      const log: string[] = [];
      const slow = dependency(async () => {
        await go.happened;
        log.push('waited');
      });
      const next = dependency({ slow }, () => log.push('made'));
      @Controller()
      class Slow {
        @Get('/')
        slow(@Depends(next) _next: unknown) {
          log.push('handled');
        }
      }
      const t = await start({ controllers: [Slow] }, { options: { ...options, codeGeneration } });
      expect((await t.client.get('/')).status).toBe(503);
      go.happen();
      await t.close();
      expect(log).toEqual(['waited']);
    },
  );

  it.each(['before-response', 'after-response'] as const)('closes at once what is still opened afterwards (closes: %s)', async (closes) => {
    const go = event();
    const log: string[] = [];
    const closed = event();
    const late = dependency(
      async function* () {
        await go.happened;
        log.push('open');
        try {
          yield 1;
          log.push('commit');
        } catch (error) {
          log.push(`roll back: ${nameOf(error)}`);
          throw error;
        } finally {
          closed.happen();
        }
      },
      { closes },
    );
    @Controller()
    class Slow {
      @Get('/')
      slow(@Depends(late) _late: unknown) {
        log.push('handled');
      }
    }
    const t = await start({ controllers: [Slow] }, { options });
    expect((await t.client.get('/')).status).toBe(503);
    go.happen();
    await closed.happened;
    expect(log).toEqual(['open', 'roll back: HANDLER_TIMEOUT']);
    await t.close();
  });
});
