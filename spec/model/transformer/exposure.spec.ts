import '../../../src/core/metadata.js';
import { Exclude, Expose, Transform } from 'class-transformer';
import { Direction } from '../../../src/model/library/transformer-storage.js';
import { exposedName, exposureOf, transformsOf } from '../../../src/model/transformer/exposure.js';
import { instanceToPlain, plainToInstance } from '../../../src/model/transformer/plain-to-instance.js';

const upper = ({ value }: { value?: string }): unknown => value?.toUpperCase();
const trim = ({ value }: { value?: string }): unknown => value?.trim();

class Open {
  @Expose({ name: 'full_name' }) name!: string;
  @Expose({ name: 'in', toClassOnly: true }) input!: string;
  @Expose({ name: 'out', toPlainOnly: true }) output!: string;
  @Exclude() secret!: string;
  @Exclude({ toPlainOnly: true }) password!: string;
  @Expose({ groups: ['admin'] }) salary!: string;
  @Transform(upper) @Transform(trim, { toClassOnly: true }) @Transform(trim, { groups: ['tidy'] }) free!: string;
}

@Exclude()
class Closed extends Open {
  @Expose() shown!: string;
  hidden!: string;
}

const properties = ['name', 'input', 'output', 'secret', 'password', 'salary', 'free', 'shown', 'hidden'];

describe('the exposure of a class', () => {
  it.each([Open, Closed])('says of %p under which names properties are read', (type) => {
    const exposure = exposureOf(type, Direction.ToClass);
    for (const property of properties) {
      const name = exposedName(exposure, property);
      const instance = plainToInstance(type, { [name ?? property]: 'x' }) as unknown as Record<string, unknown>;
      expect([property, instance[property]]).toEqual([property, name === undefined ? undefined : property === 'free' ? 'X' : 'x']);
    }
  });

  it.each([Open, Closed])('says of %p under which names properties are written', (type) => {
    const exposure = exposureOf(type, Direction.ToPlain);
    for (const property of properties) {
      const plain = instanceToPlain(Object.assign(new type(), { [property]: 'x' }), { exposeUnsetFields: false });
      const name = exposedName(exposure, property);
      expect([property, Object.keys(plain)]).toEqual([property, name === undefined ? [] : [name]]);
    }
  });

  it('keeps the order of the library', () => {
    const { isOpen, exposed, hidden } = exposureOf(Closed, Direction.ToPlain);
    expect(isOpen).toBe(false);
    expect([...exposed]).toEqual([
      ['name', 'full_name'],
      ['output', 'out'],
      ['shown', 'shown'],
    ]);
    expect([...hidden].sort()).toEqual(['input', 'password', 'salary', 'secret']);
  });
});

describe('the transforms of a property', () => {
  const functions = (...given: Parameters<typeof transformsOf>): unknown[] => transformsOf(...given).map(({ transformFn }) => transformFn);

  it('are in calling order, for one direction', () => {
    expect(functions(Open, 'free', Direction.ToClass)).toEqual([upper, trim]);
    expect(functions(Open, 'free', Direction.ToPlain)).toEqual([upper]);
    expect(functions(Closed, 'free', Direction.ToPlain, { groups: ['tidy'] })).toEqual([upper, trim]);
    expect(functions(Open, 'name', Direction.ToPlain)).toEqual([]);
  });
});
