import type { Register } from 'tenon';
import { problemOf } from './support/applications.js';
import { Bow, routeTo, Sword, WEAPON, type Weapon, withBindings } from './support/native.js';

describe('onActivation', () => {
  it('replaces what was made, once for a singleton', async () => {
    let activated = 0;
    const register: Register = (bind) => {
      bind('word')
        .toConstantValue('word')
        .onActivation((_, word) => `${String(word)} ${(activated += 1)}`);
    };
    await withBindings(register, ({ app }) => expect([app.get('word'), app.get('word')]).toEqual(['word 1', 'word 1']));
  });

  it('gets what its module sees, and may be async', async () => {
    const register: Register = (bind) => {
      bind(WEAPON).to(Bow);
      bind('armed')
        .toDynamicValue(() => 'with')
        .inSingletonScope()
        .onActivation(async (context, word) => `${String(word)} ${context.get<Weapon>(WEAPON as symbol).kind}`);
    };
    await withBindings(register, ({ app }) => expect(app.get('armed')).toBe('with bow'));
  });

  it('is called for every value of a request', async () => {
    const seen: string[] = [];
    const register: Register = (bind) => {
      bind(Sword)
        .toSelf()
        .inRequestScope()
        .onActivation((_, sword) => {
          seen.push(sword.kind);
          return Object.assign(sword, { sharp: true });
        });
      bind('kind')
        .toResolvedValue((sword: Sword & { sharp?: boolean }) => sword.sharp, [Sword])
        .inRequestScope();
    };
    await withBindings(
      register,
      async ({ client }) => {
        expect((await client.get('/')).json()).toEqual([true, true]);
        await client.get('/');
        expect(seen).toEqual(['sword', 'sword']);
      },
      { controllers: [routeTo('kind')] },
    );
  });
});

describe('onDeactivation', () => {
  it('is called when the application closes, the last made first', async () => {
    const log: string[] = [];
    const register: Register = (bind) => {
      bind<string>('a')
        .toDynamicValue(() => 'a')
        .inSingletonScope()
        .onDeactivation((value) => void log.push(value));
      bind<string>('b')
        .toResolvedValue((a: string) => `b of ${a}`, ['a'])
        .inSingletonScope()
        .onDeactivation(async (value) => {
          await Promise.resolve();
          log.push(value);
        });
    };
    await withBindings(register, () => undefined);
    expect(log).toEqual(['b of a', 'a']);
  });

  it('is refused for what is no singleton, as in Inversify', async () => {
    const problem = await problemOf({
      register: (bind) =>
        void bind('a')
          .toDynamicValue(() => 'a')
          .onDeactivation(() => undefined),
    });
    expect(problem).toMatchObject({ code: 'PROVIDER_INVALID', what: expect.stringContaining('onDeactivation') as unknown });
  });
});
