import { designParameterTypes, designType, MetadataKey } from '../../src/core/metadata.js';

class Base {}
class Derived extends Base {}

describe('decorator metadata', () => {
  it('is written on one class and read there, or by those who inherit from it', () => {
    const key = new MetadataKey<string>('spec:written');
    key.write(Base, 'base');
    expect([key.own(Base), key.own(Derived), key.read(Derived)]).toEqual(['base', undefined, 'base']);
    key.write(Derived, 'derived');
    expect([key.own(Base), key.read(Derived)]).toEqual(['base', 'derived']);
  });

  it('is made once where it is needed', () => {
    const key = new MetadataKey<string[]>('spec:ensured');
    key.ensure(Base, () => []).push('one');
    key.ensure(Base, () => ['never']).push('two');
    expect(key.own(Base)).toEqual(['one', 'two']);
    expect(key.ensure(Derived, () => [])).toEqual([]);
  });

  it('of one name is shared by two copies of the package', () => {
    new MetadataKey<number>('spec:shared').write(Base, 5);
    expect(new MetadataKey<number>('spec:shared').own(Base)).toBe(5);
    expect(new MetadataKey<number>('spec:other').own(Base)).toBeUndefined();
  });
});

describe('what the compiler writes', () => {
  const mark = (..._: unknown[]): void => undefined;

  class Marked {
    @mark declare property: Base;
    constructor(@mark readonly base: Base) {}
    @mark method(_base: Base, _size: number) {}
  }

  it('is read for a constructor, a method and a property', () => {
    expect(designParameterTypes(Marked)).toEqual([Base]);
    expect(designParameterTypes(Marked.prototype, 'method')).toEqual([Base, Number]);
    expect(designType(Marked.prototype, 'property')).toBe(Base);
  });

  it('is nothing where nothing is decorated', () => {
    expect(designParameterTypes(Base)).toBeUndefined();
    expect(designParameterTypes(Base.prototype, 'method')).toBeUndefined();
    expect(designType(Base.prototype, 'property')).toBeUndefined();
  });
});
