import { createApp, dependency, Module } from 'tenon';
import { testApp } from 'tenon/testing';
import { expectGolden } from '../support/golden.js';
import { answering } from './case.js';
import { cases } from './cases.js';

// The cases assert for themselves, with node:assert: a case that fails throws.
describe.each(['on', 'off', 'auto'] as const)('with generated code %s', (codeGeneration) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { run }) => {
    await run(codeGeneration);
  });
});

describe('the cases', () => {
  it('have names of their own', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });
});

describe('app.explain', () => {
  const explained = async (codeGeneration: 'on' | 'off' | 'auto') => {
    @Module({
      controllers: [
        answering(
          dependency(async () => 1, { name: 'later' }),
          dependency(() => 2, { name: 'now' }),
        ),
      ],
    })
    class AppModule {}
    const t = await testApp(createApp(AppModule), { options: { codeGeneration } });
    const source = t.app.explain('Answering.answer');
    await t.close();
    return source;
  };

  it('shows the code of a route, and nothing where none is generated', async () => {
    expect(await explained('off')).toBeUndefined();
    expect(await explained('auto')).toBe(await explained('on'));
    expectGolden(new URL('../golden/generated-code.txt', import.meta.url), `${await explained('on')}\n`);
  });
});
