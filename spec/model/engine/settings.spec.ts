import { Type } from 'class-transformer';
import { IsBoolean, IsInt, ValidateNested } from 'class-validator';
import { Model } from '../../../src/model/form/settings.js';
import { parse } from '../../../src/model/model.js';
import { backEnds } from './back-ends.js';
import { placesOf } from './problems.js';

class Plain {
  @IsInt()
  count!: number;
}

@Model({ strict: true, unknownKeys: 'forbid' })
class Strict {
  @IsInt()
  count!: number;

  @IsBoolean()
  flag = true;
}

class Heir extends Strict {}

@Model({ title: 'A heir with a title' })
class Titled extends Strict {}

@Model({ unknownKeys: 'ignore' })
class Open extends Titled {}

@Model({ strict: false, unknownKeys: 'keep' })
class Loose extends Strict {}

@Model({ strict: true })
class Holder {
  @Type(() => Plain)
  @ValidateNested()
  plain!: Plain;

  @Type(() => Loose)
  @ValidateNested()
  loose!: Loose;
}

describe.each(backEnds)('what a class says of its data, %s', (_, codeGeneration) => {
  const places = (type: new () => object, plain: object, options = {}): Promise<string[]> =>
    placesOf(type, plain, { codeGeneration, ...options });

  it('goes before what is said where it is read', async () => {
    expect(await places(Plain, { count: '5' })).toEqual([]);
    expect(await places(Plain, { count: '5' }, { conversion: 'strict' })).toEqual(['count: int_type']);
    expect(await places(Strict, { count: '5', other: 1 }, { conversion: 'lax', unknownKeys: 'ignore' })).toEqual([
      'count: int_type',
      'other: extra_forbidden',
    ]);
    expect(await places(Loose, { count: '5', other: 1 }, { conversion: 'strict', unknownKeys: 'forbid' })).toEqual([]);
    expect(parse(Loose, { count: '5', other: 1 }, { codeGeneration })).toMatchObject({ count: 5, other: 1 });
  });

  it('holds for subclasses that say nothing, or nothing of this', async () => {
    expect(await places(Heir, { count: '5', other: 1 })).toEqual(['count: int_type', 'other: extra_forbidden']);
    expect(await places(Titled, { count: '5', other: 1 })).toEqual(['count: int_type', 'other: extra_forbidden']);
    expect(await places(Open, { count: '5', other: 1 })).toEqual(['count: int_type']);
  });

  it('holds, as to strictness, for models inside that say nothing', async () => {
    const good = { plain: { count: 1, other: 1 }, loose: { count: '1' } };
    expect(await places(Holder, good)).toEqual([]);
    expect(await places(Holder, { ...good, plain: { count: '1' } })).toEqual(['plain.count: int_type']);
  });

  it('changes nothing where text or the library’s way of reading is asked for', async () => {
    expect(await places(Strict, { count: '5' }, { conversion: 'text' })).toEqual([]);
    expect(await places(Strict, { count: '5' }, { conversion: 'library' })).toEqual(['count: int_parsing']);
  });
});
