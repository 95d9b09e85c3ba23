import { BackgroundTasks, Controller, Depends, dependency, HttpException, Int, Post, Query } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { serve } from './application.js';

const trace: string[] = [];

const late = dependency(
  async function* () {
    try {
      yield 'late';
      trace.push('late: fine');
    } catch (error) {
      trace.push(`late: ${(error as Error).message}`);
      throw error;
    }
  },
  { closes: 'after-response' },
);
const early = dependency(async function* () {
  yield 'early';
  trace.push('early: closed');
});
const clerk = dependency({ tasks: BackgroundTasks }, ({ tasks }) => {
  tasks.add(() => void trace.push('task of a dependency'));
});

@Controller({ use: [clerk] })
class Orders {
  @Post('/orders')
  order(
    @Query({ type: Int }) fails: number,
    @Depends() tasks: BackgroundTasks,
    @Depends(late) _late: string,
    @Depends(early) _early: string,
  ) {
    tasks.add(async (word: string) => {
      await new Promise((resolve) => setImmediate(resolve));
      trace.push(word);
      if (fails === 1) throw new Error('task failed');
      tasks.add(() => void trace.push('added meanwhile'));
    }, 'first');
    tasks.add(() => void trace.push('second'));
    if (fails === 2) throw new HttpException(409);
    return 'ordered';
  }
}

async function ordered(fails: number): Promise<{ readonly status: number; readonly t: TestApp }> {
  trace.splice(0);
  const t = await serve(Orders);
  const { status } = await t.client.post('/orders', { query: { fails } });
  await t.close();
  return { status, t };
}

describe('background tasks', () => {
  it('run in their order, after what closes before the response and before what closes after it', async () => {
    expect((await ordered(0)).status).toBe(200);
    expect(trace).toEqual(['early: closed', 'task of a dependency', 'first', 'second', 'added meanwhile', 'late: fine']);
  });

  it('end with one that fails, which is logged and seen by what is still open', async () => {
    const { status, t } = await ordered(1);
    expect([status, trace]).toEqual([200, ['early: closed', 'task of a dependency', 'first', 'late: task failed']]);
    expect(t.errors.map((error) => (error as Error).message)).toEqual(['task failed']);
  });

  it('are none of a request that failed', async () => {
    expect((await ordered(2)).status).toBe(409);
    expect(trace).toEqual(['late: Conflict']);
  });
});
