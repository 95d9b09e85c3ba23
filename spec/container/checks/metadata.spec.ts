import ts from 'typescript';
import { inject, injectable } from 'inversify';
import * as tenon from 'tenon';
import { Controller, Depends, Get, Injectable, Query } from 'tenon';
import type { Constructor } from '../../../src/core/types.js';
import { problemOf, problemsOf, withApp } from '../support/applications.js';

interface Clock {
  now(): number;
}

class Engine {}

/** Compiles a file that declares the class `Subject`, and runs it with `tenon` and `./engine.js` at hand. */
function compiled(source: string, options: ts.CompilerOptions = {}): Constructor {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      ...options,
    },
  });
  const modules: Record<string, unknown> = { tenon, './engine.js': { Engine } };
  const exports: Record<string, unknown> = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- runs what the compiler made
  new Function('require', 'exports', outputText)((name: string) => modules[name], exports);
  return exports.Subject as Constructor;
}

/** The same after the compiler wrote these types for the constructor. */
function written(types: readonly unknown[]): Constructor {
  class Subject {
    constructor(
      readonly engine: unknown,
      readonly clock: unknown,
    ) {}
  }
  Reflect.defineMetadata('design:paramtypes', types, Subject);
  Injectable()(Subject);
  return Subject;
}

describe('the type of a constructor parameter', () => {
  it('that is an interface is refused, with the parameter', async () => {
    @Injectable()
    class Subject {
      constructor(
        readonly engine: Engine,
        readonly clock: Clock,
      ) {}
    }
    expect(await problemOf({ providers: [Subject, Engine] })).toMatchObject({
      code: 'METADATA_MISSING',
      what: 'The type of parameter 2 "clock" of Subject does not exist when the program runs: it is an interface, a union, a primitive, or imported with "import type".',
    });
  });

  it.each([Object, String, Number, Boolean, BigInt, Array])('that is written as %p is refused', async (type) => {
    expect(await problemOf({ providers: [written([Engine, type]), Engine] })).toMatchObject({
      code: 'METADATA_MISSING',
      what: expect.stringContaining('an interface, a union, a primitive') as unknown,
    });
  });

  it('that is written as Function was imported with "import type"', async () => {
    expect((await problemOf({ providers: [written([Engine, Function]), Engine] })).what).toBe(
      'The type of parameter 2 "clock" of Subject does not exist when the program runs: it is imported with "import type".',
    );
  });

  it('that is written as undefined was not defined yet', async () => {
    expect((await problemOf({ providers: [written([undefined, Engine]), Engine] })).what).toBe(
      'The type of parameter 1 "engine" of Subject was not defined yet when the class was read: two files import each other.',
    );
  });

  it('is refused for a bare @Depends() in the same words', async () => {
    @Injectable({ scope: 'request' })
    class Subject {
      constructor(@Depends() readonly clock: Clock) {}
    }
    expect(await problemOf({ providers: [Subject] })).toMatchObject({
      code: 'METADATA_MISSING',
      what: expect.stringContaining('parameter 1 "clock" of Subject') as unknown,
    });
  });

  it('does not matter where the parameter says what it asks for', async () => {
    @injectable()
    class Subject {
      constructor(
        @inject('clock') readonly clock: Clock,
        readonly engine: Engine,
        readonly size: number = 1,
      ) {}
    }
    await withApp({ providers: [Subject, Engine, { provide: 'clock', useValue: 'a clock' }] }, ({ app }) => {
      expect(app.get(Subject)).toEqual({ clock: 'a clock', engine: new Engine(), size: 1 });
    });
  });
});

describe('a class without a decorator', () => {
  class Subject {
    constructor(
      readonly engine: Engine,
      readonly clock: Clock,
    ) {}
  }

  it('is refused, for each of its parameters', async () => {
    const problems = await problemsOf({ providers: [Subject, Engine] });
    expect(problems.map(({ code, what }) => [code, what])).toEqual([
      [
        'METADATA_MISSING',
        'The compiler wrote down no types for the constructor of Subject, so nothing says what its parameter 1 "engine" is.',
      ],
      [
        'METADATA_MISSING',
        'The compiler wrote down no types for the constructor of Subject, so nothing says what its parameter 2 "clock" is.',
      ],
    ]);
    expect(problems[0]?.fix).toContain('decorate Subject with @Injectable()');
  });

  it('is fine where a provider makes it otherwise', async () => {
    const made = { provide: Subject, useFactory: () => new Subject(new Engine(), { now: () => 1 }) };
    await withApp({ providers: [made] }, ({ app }) => expect(app.get(Subject).clock.now()).toBe(1));
  });
});

describe('what TypeScript makes of a file', () => {
  const source = (engine: string) => `
    import { Injectable } from 'tenon';
    ${engine}
    @Injectable()
    export class Subject { constructor(readonly engine: Engine) {} }`;

  it('is understood', async () => {
    const Subject = compiled(source(`import { Engine } from './engine.js';`));
    await withApp({ providers: [Subject, Engine] }, ({ app }) => expect(app.get(Subject)).toEqual({ engine: new Engine() }));
  });

  it.each([`import type { Engine } from './engine.js';`, `import { type Engine } from './engine.js';`])(
    'with %s is refused and says so',
    async (line) => {
      expect(await problemOf({ providers: [compiled(source(line)), Engine] })).toMatchObject({
        code: 'METADATA_MISSING',
        what: expect.stringContaining('imported with "import type"') as unknown,
        fix: expect.stringContaining('without "type"') as unknown,
      });
    },
  );

  it('is refused where the loader writes no metadata, as esbuild and tsx do not', async () => {
    const Subject = compiled(source(`import { Engine } from './engine.js';`), { emitDecoratorMetadata: false });
    expect(await problemOf({ providers: [Subject, Engine] })).toMatchObject({
      code: 'METADATA_MISSING',
      fix: expect.stringContaining('not esbuild or tsx') as unknown,
    });
  });

  it('needs no metadata where every parameter says what it asks for', async () => {
    const text = `
      import { Depends, Injectable } from 'tenon';
      import { Engine } from './engine.js';
      @Injectable()
      export class Subject { constructor(@Depends(Engine) readonly engine: unknown) {} }`;
    const Subject = compiled(text, { emitDecoratorMetadata: false });
    await withApp({ providers: [Subject, Engine] }, ({ app }) => expect(app.get(Subject)).toEqual({ engine: new Engine() }));
  });
});

describe('a controller', () => {
  it('is told the same as any other class', async () => {
    @Controller()
    class Pages {
      constructor(
        readonly clock: Clock,
        @Query({ optional: true }) readonly q?: string,
      ) {}
      @Get('/')
      page() {
        return this.q;
      }
    }
    expect(await problemOf({ controllers: [Pages] })).toMatchObject({
      code: 'METADATA_MISSING',
      what: expect.stringContaining('parameter 1 "clock" of Pages') as unknown,
    });
  });
});
