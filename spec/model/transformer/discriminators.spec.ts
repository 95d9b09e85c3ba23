import '../../../src/core/metadata.js';
import * as library from 'class-transformer';
import { Expose, Transform, Type } from 'class-transformer';
import { instanceToPlain, plainToInstance } from '../../../src/model/transformer/plain-to-instance.js';
import { portrait } from './portrait.js';

abstract class Pet {
  name!: string;
}
class Cat extends Pet {
  @Transform(({ obj }) => Object.keys(obj as object).join()) seen!: string;
}
class Dog extends Pet {
  @Expose({ name: 'type' }) kind!: string;
  #tricks = 0;
  @Expose() get tricks(): number {
    return this.#tricks;
  }
}
class Fish extends Pet {}
class Stranger extends Pet {}

const discriminator = {
  property: 'kind',
  subTypes: [
    { name: 'cat', value: Cat },
    { name: 'dog', value: Dog },
    { name: 'fish', value: Fish },
  ],
};

class Owner {
  @Type(() => Pet as never, { discriminator }) pet!: Pet;
  @Type(() => Stranger, { discriminator }) pets!: Pet[];
  @Type(() => Stranger, { discriminator, keepDiscriminatorProperty: true }) kept!: Pet[];
}

const same = (plain: () => unknown): Owner => {
  const input = plain();
  const ours = plainToInstance(Owner, input);
  expect(portrait(input)).toBe(portrait(plain()));
  expect(portrait(ours)).toBe(portrait(library.plainToInstance(Owner, plain())));
  return ours;
};

describe('a discriminator, towards instances', () => {
  it('chooses among subtypes, and else the declared type', () => {
    const pets = (): unknown[] => [{ kind: 'cat', seen: 1 }, { kind: 'dog' }, { kind: 'other' }, {}, 5, [{ kind: 'cat' }]];
    const owner = same(() => ({ pet: { kind: 'fish' }, pets: pets(), kept: pets() }));
    expect(owner.pets.map((pet) => pet.constructor)).toEqual([Cat, Dog, Stranger, Stranger, Number, Array]);
  });

  it('is not in the result unless it is kept, though it stays in the input', () => {
    const plain = { pet: { kind: 'fish', name: 'Wanda' }, kept: [{ kind: 'cat' }] };
    const first = plainToInstance(Owner, plain);
    expect(Object.keys(first.pet)).toEqual(['name']);
    expect(Object.keys(first.kept[0] as object)).toEqual(['name', 'seen', 'kind']);
    // The library, which deletes it, makes something else of the same value the second time.
    expect(portrait(plainToInstance(Owner, plain))).toBe(portrait(first));
  });

  it('is not seen by functions, as in the library', () => {
    const owner = same(() => ({ pet: { name: 'Tom', kind: 'cat', seen: true } }));
    expect((owner.pet as Cat).seen).toBe('name,seen');
  });

  it('is deleted once for an object that is met twice', () => {
    same(() => {
      const pet = { kind: 'fish', name: 'Wanda' };
      return { pet, pets: [pet, pet] };
    });
  });

  it('may name a subtype in a frozen object', () => {
    const frozen = Object.freeze({ kind: 'fish', name: 'Wanda' });
    expect(plainToInstance(Owner, { pet: frozen }).pet).toEqual(Object.assign(new Fish(), { name: 'Wanda' }));
  });
});

describe('a discriminator, towards plain values', () => {
  const owner = (): Owner => {
    const cat = Object.assign(new Cat(), { name: 'Tom', seen: 1 });
    return Object.assign(new Owner(), { pet: cat, pets: [new Dog(), cat, new Fish()], kept: [new Fish()] });
  };

  it('is written to the result and not into the instance', () => {
    const input = owner();
    const ours = instanceToPlain(input);
    expect(portrait(input)).toBe(portrait(owner()));
    const theirs = library.instanceToPlain(owner()) as { pet: { seen: string }; pets: { seen: string }[] };
    // What functions see of the instance is the one difference.
    expect(theirs.pet.seen).toBe('name,seen,kind');
    theirs.pet.seen = 'name,seen';
    (theirs.pets[1] as { seen: string }).seen = 'name,seen';
    expect(portrait(ours)).toBe(portrait(theirs));
    expect((ours.pets as { type?: string }[])[0]?.type).toBe('dog');
  });
});
