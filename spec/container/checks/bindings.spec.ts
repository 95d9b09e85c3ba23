import { inject, injectable, multiInject, named, optional, tagged } from 'inversify';
import { Controller, Depends, dependency, Get, Injectable, provide, type Register } from 'tenon';
import { problemOf, problemsOf, withApp } from '../support/applications.js';

const two: Register = (bind) => {
  bind('wheel').toConstantValue('small').whenNamed('front');
  bind('wheel').toConstantValue('big').whenTagged('side', 'rear');
};

describe('several bindings that fit', () => {
  const parts = [
    { provide: 'part', useValue: 1 },
    { provide: 'part', useValue: 2 },
  ];

  it('are ambiguous for who needs one', async () => {
    expect(await problemOf({ providers: [...parts, provide({ provide: 'asks', useFactory: (x) => x, inject: ['part'] })] })).toEqual({
      code: 'BINDING_AMBIGUOUS',
      what: 'asks needs one part (inject[0]), and AppModule has 2 that fit.',
      path: ['AppModule', 'asks', 'part'],
      fix: 'inject all of them with @multiInject(part) or { token, many: true }, or tell them apart with names or tags.',
    });
  });

  it('are ambiguous for a route', async () => {
    @Controller()
    class Parts {
      @Get('/')
      part(@Depends('part') part: unknown) {
        return part;
      }
    }
    expect(await problemOf({ providers: parts, controllers: [Parts] })).toMatchObject({
      code: 'BINDING_AMBIGUOUS',
      path: ['AppModule', 'Parts.part', 'part'],
    });
  });

  it('are ambiguous for who asks from outside', async () => {
    await withApp({ providers: parts }, ({ app }) => {
      expect(() => app.get('part')).toThrow(
        expect.objectContaining({
          code: 'BINDING_AMBIGUOUS',
          message: expect.stringContaining('app.get() needs one part') as unknown,
        }) as Error,
      );
    });
  });

  it('of one name are ambiguous under that name', async () => {
    @injectable()
    class Asks {
      constructor(@inject('n') @named('a') readonly n: number) {}
    }
    const register: Register = (bind) => {
      bind('n').toConstantValue(1).whenNamed('a');
      bind('n').toConstantValue(2).whenNamed('a');
    };
    expect((await problemOf({ providers: [Asks], register })).code).toBe('BINDING_AMBIGUOUS');
  });

  it('of which one has no constraint are ambiguous under a name', async () => {
    @injectable()
    class Asks {
      constructor(@inject('n') @named('a') readonly n: number) {}
    }
    const register: Register = (bind) => {
      bind('n').toConstantValue(1).whenNamed('a');
      bind('n').toConstantValue(2);
    };
    expect((await problemOf({ providers: [Asks], register })).code).toBe('BINDING_AMBIGUOUS');
  });
});

describe('bindings none of which fits', () => {
  it('are listed for the name that is asked for', async () => {
    @Injectable()
    class Car {
      constructor(@inject('wheel') @named('spare') readonly spare: string) {}
    }
    expect(await problemOf({ providers: [Car], register: two })).toEqual({
      code: 'BINDING_UNMATCHED',
      what: 'Car needs wheel named "spare" (parameter 1 "spare"), and no binding of it in AppModule fits. There is one named "front", and one tagged side="rear".',
      path: ['AppModule', 'Car', 'wheel'],
      fix: 'bind wheel named "spare" in AppModule, or ask for one that is there.',
    });
  });

  it('are listed for the tag, for both, and for neither', async () => {
    @Injectable()
    class Car {
      constructor(
        @inject('wheel') @tagged('side', 'left') readonly left: string,
        @inject('wheel') @named('spare') @tagged('size', 17) readonly spare: string,
        @inject('wheel') readonly any: string,
      ) {}
    }
    const problems = await problemsOf({ providers: [Car], register: two });
    expect(problems.map(({ what }) => what.split(', and no')[0])).toEqual([
      'Car needs wheel tagged side="left" (parameter 1 "left")',
      'Car needs wheel named "spare" and tagged size=17 (parameter 2 "spare")',
      'Car needs wheel without a name (parameter 3 "any")',
    ]);
  });

  it('are no problem where one is optional or all are wanted', async () => {
    @Injectable()
    class Car {
      constructor(
        @inject('wheel') @named('spare') @optional() readonly spare: string | undefined,
        @multiInject('wheel') @named('front') readonly front: readonly string[],
      ) {}
    }
    await withApp({ providers: [Car], register: two }, ({ app }) =>
      expect(app.get(Car)).toMatchObject({ spare: undefined, front: ['small'] }),
    );
  });

  it('because of a condition that only Inversify can judge, are told in its words', async () => {
    @Injectable()
    class Car {
      constructor(@inject('wheel') readonly wheel: string) {}
    }
    const register: Register = (bind) =>
      void bind('wheel')
        .toConstantValue(1)
        .when(() => false);
    const problem = await problemOf({ providers: [Car], register });
    expect(problem).toMatchObject({ code: 'BINDING_UNPLANNED', what: expect.stringMatching(/AppModule › Car.*wheel/) as unknown });
  });
});

describe('a dependency that names a binding', () => {
  it('is refused a name that is not there', async () => {
    const asks = dependency({ wheel: { token: 'wheel', name: 'spare' } }, ({ wheel }) => wheel, { name: 'asks' });
    @Controller()
    class Wheels {
      @Get('/')
      wheel(@Depends(asks) wheel: unknown) {
        return wheel;
      }
    }
    expect((await problemOf({ controllers: [Wheels], register: two })).what).toContain('asks needs wheel named "spare" (input "wheel")');
  });
});

describe('conditions that only Inversify can judge', () => {
  const logger = (register: Register) => ({
    register,
    providers: [provide({ provide: 'uses', useFactory: (text) => text, inject: ['text'] })],
  });

  it('let a binding wrap another one of its own token', async () => {
    const wrapped = logger((bind) => {
      bind<string>('text')
        .toResolvedValue((inner: string) => `<${inner}>`, ['text'])
        .inSingletonScope()
        .whenNoParentIs('text');
      bind('text').toConstantValue('plain').whenParentIs('text');
    });
    await withApp(wrapped, ({ app }) => expect(app.get('uses')).toBe('<plain>'));
  });

  it('do not hide a circle', async () => {
    const circular = logger((bind) => {
      bind('text')
        .toResolvedValue((inner: unknown) => inner, ['text'])
        .inSingletonScope()
        .when(() => true);
    });
    const problems = await problemsOf(circular);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['BINDING_UNPLANNED']));
    expect(problems[0]?.what).toContain('Circular dependency found');
  });

  it('do not let the value of a request into a singleton', async () => {
    const captive = logger((bind) => {
      bind('text')
        .toDynamicValue(() => 'of the request')
        .inRequestScope()
        .whenParentIs('uses');
      bind('text').toConstantValue('plain').whenNoParentIs('uses');
    });
    expect(await problemOf(captive)).toMatchObject({ code: 'SCOPE_CAPTIVE', path: ['uses', 'text'] });
  });

  it('make a controller request-scoped if they may let such a value in', async () => {
    @Controller()
    class Texts {
      constructor(@inject('text') readonly text: string) {}
      @Get('/')
      read() {
        return this.text;
      }
    }
    const register: Register = (bind) => {
      let count = 0;
      bind('text')
        .toDynamicValue(() => (count += 1))
        .inRequestScope()
        .whenParentIs(Texts);
    };
    await withApp({ controllers: [Texts], register }, async ({ client }) => {
      expect([(await client.get('/')).json(), (await client.get('/')).json()]).toEqual([1, 2]);
    });
  });
});
