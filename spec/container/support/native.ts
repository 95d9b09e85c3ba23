import { inject, injectable } from 'inversify';
import { Controller, Depends, dependency, Get, token, type ModuleOptions, type Register } from 'tenon';
import { withApp } from './applications.js';

export interface Weapon {
  readonly kind: string;
}
export const WEAPON = token<Weapon>('Weapon');

@injectable()
export class Sword implements Weapon {
  readonly kind = 'sword';
}

@injectable()
export class Bow implements Weapon {
  readonly kind = 'bow';
}

@injectable()
export class Ninja {
  constructor(@inject(WEAPON) readonly weapon: Weapon) {}
}

export const withBindings = <T>(register: Register, use: Parameters<typeof withApp<T>>[1], more: ModuleOptions = {}) =>
  withApp({ register, ...more }, use);

/** A controller whose one route answers with the value of a token, asked for twice. */
export function routeTo(name: string) {
  const pair = dependency({ a: name, b: name }, ({ a, b }) => [a, b]);
  @Controller()
  class Values {
    @Get('/')
    values(@Depends(pair) values: unknown) {
      return values;
    }
  }
  return Values;
}
