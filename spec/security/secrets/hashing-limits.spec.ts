import { hashPassword, limitHashing, verifyPassword } from 'tenon/security';
import { inTurn } from '../../../src/security/secrets/hashing-queue.js';

afterEach(() => limitHashing({}));

const cheap = { ln: 4, r: 1 } as const;

/** Work that says how much of it is done at once. */
class Gauge {
  running = 0;
  most = 0;

  readonly work = async (): Promise<void> => {
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    await new Promise((resolve) => setImmediate(resolve));
    this.running -= 1;
  };
}

describe('passwords that are hashed at once', () => {
  it.each([1, 2, 5])('are no more than the limit: %i', async (parallel) => {
    limitHashing({ parallel });
    const gauge = new Gauge();
    await Promise.all(Array.from({ length: 20 }, () => inTurn(gauge.work)));
    expect(gauge.most).toBe(parallel);
  });

  it('are two, where nothing is said', async () => {
    const gauge = new Gauge();
    await Promise.all(Array.from({ length: 20 }, () => inTurn(gauge.work)));
    expect(gauge.most).toBe(2);
  });

  it('come in the order in which they were asked for, each with its own answer', async () => {
    limitHashing({ parallel: 1 });
    const order: number[] = [];
    const work = (i: number) => inTurn(async () => order.push(i));
    expect(await Promise.all([0, 1, 2, 3].map(work))).toEqual([1, 2, 3, 4]);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('leave the place when they fail', async () => {
    limitHashing({ parallel: 1 });
    const failing = inTurn(() => Promise.reject(new Error('no memory')));
    const next = inTurn(async () => 'done');
    await expect(failing).rejects.toThrow('no memory');
    expect(await next).toBe('done');
  });

  it('are let in when the limit rises', async () => {
    limitHashing({ parallel: 1 });
    const gauge = new Gauge();
    const all = Array.from({ length: 9 }, () => inTurn(gauge.work));
    limitHashing({ parallel: 3 });
    await Promise.all(all);
    expect(gauge.most).toBe(3);
  });

  it('are refused beyond those that may wait', async () => {
    limitHashing({ parallel: 1, waiting: 2 });
    const hash = await hashPassword('swordfish', cheap);
    const flood = await Promise.allSettled(Array.from({ length: 6 }, () => verifyPassword('swordfish', hash)));
    expect(flood.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected', 'rejected']);
    expect(flood[5]).toMatchObject({ reason: { status: 503, headers: { 'retry-after': '1' } } });
    expect(await verifyPassword('swordfish', hash)).toBe(true);
  });

  it.each([{ parallel: 0 }, { parallel: 65 }, { parallel: 1.5 }, { waiting: -1 }, { waiting: 100_001 }])(
    'are not limited to %j',
    (limits) => {
      expect(() => limitHashing(limits)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    },
  );
});
