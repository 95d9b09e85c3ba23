import { inject, injectable, postConstruct } from 'inversify';
import { answering, answers, fails, type Case } from './case.js';

@injectable('Request')
class Engine {
  readonly power: number = 90;
}

@injectable('Request')
class Car {
  constructor(@inject('engine') readonly engine: Engine) {}
}

@injectable('Request')
class Truck {
  constructor(@inject('engine') readonly engine: Engine) {}
}

/** Bindings in Inversify's own syntax. */
export const native: readonly Case[] = [
  answers(
    'dynamic values, sync and async, that ask their context',
    () => {
      let count = 0;
      return {
        controllers: [answering('transient', 'transient', 'request', 'request', 'async')],
        register: (bind) => {
          bind('base')
            .toDynamicValue(async () => 'base')
            .inSingletonScope();
          bind('transient').toDynamicValue((context) => `${context.get<string>('base')} ${(count += 1)}`);
          bind('request')
            .toDynamicValue(() => (count += 1))
            .inRequestScope();
          bind('async')
            .toDynamicValue(async (context) => `${await context.getAsync<string>('base')} later`)
            .inRequestScope();
        },
      };
    },
    ['base 1', 'base 2', 3, 3, 'base later'],
    ['base 4', 'base 5', 6, 6, 'base later'],
  ),
  answers(
    'onActivation of classes, values and functions, sync and async',
    () => ({
      controllers: [answering('engine', 'value', 'resolved')],
      register: (bind) => {
        bind<Engine>('engine')
          .to(Engine)
          .onActivation((context, engine) => Object.assign(engine, { fuel: context.get<string>('fuel') }));
        bind('fuel').toConstantValue('petrol');
        bind<string>('value')
          .toConstantValue('value')
          .onActivation((_, value) => `${value}!`);
        bind<string>('resolved')
          .toResolvedValue((fuel: string) => `with ${fuel}`, ['fuel'])
          .inRequestScope()
          .onActivation(async (_, value) => `${value}, activated`);
      },
    }),
    [{ power: 90, fuel: 'petrol' }, 'value!', 'with petrol, activated'],
    [{ power: 90, fuel: 'petrol' }, 'value!', 'with petrol, activated'],
  ),
  answers(
    'constraints that look at who asks',
    () => ({
      controllers: [answering(Car, Truck)],
      providers: [Car, Truck],
      register: (bind) => {
        bind<Engine>('engine').to(Engine).whenParentIs(Car);
        bind<Engine>('engine')
          .toDynamicValue(() => ({ power: 400 }))
          .inRequestScope()
          .whenParentIs(Truck);
      },
    }),
    [{ engine: { power: 90 } }, { engine: { power: 400 } }],
  ),
  answers(
    'other names for what lives in a request',
    () => ({
      controllers: [answering('one', 'two')],
      providers: [{ provide: 'two', useExisting: 'one' }],
      register: (bind) => {
        let count = 0;
        bind('zero')
          .toDynamicValue(() => (count += 1))
          .inRequestScope();
        bind('one').toService('zero');
      },
    }),
    [1, 1],
    [2, 2],
  ),
  fails(
    'an onActivation that returns a promise without saying so',
    () => ({
      controllers: [answering('value')],
      register: (bind) => {
        bind('value')
          .to(Engine as never)
          .onActivation(() => Promise.resolve(1));
      },
    }),
    'PROVIDER_PROMISE',
  ),
  fails(
    'a @postConstruct that returns a promise without saying so',
    () => {
      @injectable('Request')
      class Promising {
        @postConstruct()
        start() {
          return Promise.resolve();
        }
      }
      return { controllers: [answering(Promising)], providers: [Promising] };
    },
    'PROVIDER_PROMISE',
  ),
  fails(
    'a dynamic value that asks for what lives in a request',
    () => ({
      controllers: [answering('dynamic')],
      providers: [Engine],
      register: (bind) => void bind('dynamic').toDynamicValue((context) => context.get(Engine)),
    }),
    'OUTSIDE_REQUEST',
  ),
];
