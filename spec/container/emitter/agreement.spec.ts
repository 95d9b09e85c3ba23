import fc from 'fast-check';
import { Controller, Depends, dependency, Get, type Provider } from 'tenon';
import { withApp } from '../support/applications.js';

/** One provider of a random application: it may need those before it. */
interface Part {
  readonly kind: 'factory' | 'generator' | 'lazy singleton' | 'alias';
  readonly scope: 'request' | 'transient';
  readonly isAsync: boolean;
  readonly needs: readonly number[];
}

interface Plan {
  readonly parts: readonly Part[];
  /** What each guard asks for, and what the handler asks for. */
  readonly guards: readonly (readonly number[])[];
  readonly handler: readonly number[];
}

const plans: fc.Arbitrary<Plan> = fc.integer({ min: 1, max: 7 }).chain((count) => {
  const some = (limit: number) => fc.uniqueArray(fc.nat(Math.max(0, limit - 1)), { maxLength: limit === 0 ? 0 : 3 });
  const part = (i: number) =>
    fc.record({
      kind: fc.constantFrom<Part['kind']>(
        'factory',
        'factory',
        'generator',
        'generator',
        'lazy singleton',
        ...(i > 0 ? ['alias' as const] : []),
      ),
      scope: fc.constantFrom<Part['scope']>('request', 'transient'),
      isAsync: fc.boolean(),
      needs: some(i),
    });
  return fc.record({
    parts: fc.tuple(...Array.from({ length: count }, (_, i) => part(i))),
    guards: fc.array(some(count), { maxLength: 2 }),
    handler: some(count),
  });
});

/** The providers of a plan, which write down what happens to them. */
function providersOf(parts: readonly Part[], log: string[]): Provider[] {
  return parts.map(({ kind, scope, isAsync, needs }, i): Provider => {
    const provide = `p${i}`;
    const inject = needs.map((need) => `p${need}`);
    const make = (...values: unknown[]) => {
      log.push(`make ${i}`);
      return `${i}(${values.join(' ')})`;
    };
    if (kind === 'alias') return { provide, useExisting: inject[0] ?? 'p0' };
    if (kind === 'lazy singleton') return { provide, lazy: true, useFactory: isAsync ? async () => make() : () => make() };
    if (kind === 'factory') return { provide, scope, inject, useFactory: isAsync ? async (...values: unknown[]) => make(...values) : make };
    if (isAsync)
      return {
        provide,
        scope,
        inject,
        useGenerator: async function* (...values: unknown[]) {
          await Promise.resolve();
          yield make(...values);
          log.push(`close ${i}`);
        },
      };
    return {
      provide,
      scope,
      inject,
      useGenerator: function* (...values: unknown[]) {
        yield make(...values);
        log.push(`close ${i}`);
      },
    };
  });
}

async function run({ parts, guards, handler }: Plan, codeGeneration: 'on' | 'off'): Promise<{ answers: unknown[]; log: string[] }> {
  const log: string[] = [];
  const asking = (asked: readonly number[], name: string) =>
    dependency(
      Object.fromEntries(asked.map((one) => [`p${one}`, `p${one}`])),
      (values) => {
        log.push(`${name} ${Object.values(values).join(' ')}`);
        return Object.values(values);
      },
      { name },
    );
  @Controller()
  class Work {
    @Get('/', { use: guards.map((asked, i) => asking(asked, `guard ${i}`)) })
    work(@Depends(asking(handler, 'handler')) values: unknown) {
      return values;
    }
  }
  return withApp(
    { controllers: [Work], providers: providersOf(parts, log) },
    async ({ client }) => {
      const answers = [(await client.get('/')).json(), (await client.get('/')).json()];
      return { answers, log };
    },
    { options: { codeGeneration } },
  );
}

describe('both back ends', () => {
  it('do the same in any application', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        expect(await run(plan, 'off')).toEqual(await run(plan, 'on'));
      }),
      { numRuns: 150 },
    );
  });

  it('make a value of the request once, a lazy singleton once, and close what is open in the opposite order', async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.constantFrom('on' as const, 'off' as const), async (plan, codeGeneration) => {
        const { log } = await run(plan, codeGeneration);
        const end = log.findIndex((line) => line.startsWith('handler')) + 1;
        const first = log.slice(0, log.findIndex((line, i) => i >= end && !line.startsWith('close')) >>> 0);
        const of = (lines: readonly string[], word: string) =>
          lines.flatMap((line) => (line.startsWith(word) ? [Number(line.slice(word.length))] : []));
        for (const [i, { kind, scope }] of plan.parts.entries()) {
          if (kind === 'lazy singleton') expect(of(log, 'make ').filter((one) => one === i).length).toBeLessThanOrEqual(1);
          else if (scope === 'request') expect(of(first, 'make ').filter((one) => one === i).length).toBeLessThanOrEqual(1);
        }
        const generators = of(first, 'make ').filter((i) => plan.parts[i]?.kind === 'generator');
        expect(of(first, 'close ')).toEqual(generators.toReversed());
      }),
      { numRuns: 100 },
    );
  });
});
