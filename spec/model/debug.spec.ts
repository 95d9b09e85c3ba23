import { jest } from '@jest/globals';
import { IsString, ValidateIf } from 'class-validator';
import { parse } from 'tenon/model';

function decorated(): new () => object {
  class Conditional {
    @ValidateIf(() => true)
    @IsString()
    name!: string;
  }
  return Conditional;
}

describe('TENON_DEBUG', () => {
  const write = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const before = process.env['TENON_DEBUG'];
  afterAll(() => {
    write.mockRestore();
    if (before === undefined) delete process.env['TENON_DEBUG'];
    else process.env['TENON_DEBUG'] = before;
  });

  it('is silent where it does not name model', () => {
    process.env['TENON_DEBUG'] = 'wiring';
    parse(decorated(), { name: 'a' });
    expect(write).not.toHaveBeenCalled();
  });

  it('names a class that is read the long way, with the reason, once', () => {
    process.env['TENON_DEBUG'] = 'wiring, model';
    const Conditional = decorated();
    parse(Conditional, { name: 'a' });
    parse(Conditional, { name: 'b' });
    parse(Conditional, { name: 'b' }, { unknownKeys: 'forbid' });
    expect(write.mock.calls).toEqual([['tenon model: Conditional is read the long way: Conditional.name has a @ValidateIf\n']]);
  });
});
