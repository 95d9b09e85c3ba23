import { Controller, createApp, Field, Get, Int, mapOf, Module, Query, setOf } from 'tenon';
import { testApp } from 'tenon/testing';

class Page {
  @Field({ type: Int }) number = 1;
}
const page = new Page();

@Controller()
class Shelves {
  @Get('/list')
  list(@Query({ type: [String], default: ['a'] }) names: string[]) {
    names.push('changed');
    return names;
  }
  @Get('/nested')
  nested(@Query({ type: mapOf([Int]), json: true, default: new Map([['a', [1]]]) }) rows: Map<string, number[]>) {
    rows.get('a')?.push(2);
    return rows;
  }
  @Get('/set')
  set(@Query({ type: setOf(Int), default: new Set([1]) }) numbers: Set<number>) {
    return numbers.add(numbers.size + 1);
  }
  @Get('/made')
  made(@Query({ type: [Int], default: () => [made.push(made.length)] }) counts: number[]) {
    return counts;
  }
  @Get('/instance')
  instance(@Query({ type: Page, default: page }) given: Page) {
    return given === page;
  }
}
const made: number[] = [];

@Module({ controllers: [Shelves] })
class ShelvesModule {}

describe('a stated default', () => {
  it.each([
    ['/list', ['a', 'changed']],
    ['/nested', { a: [1, 2] }],
    ['/set', [1, 2]],
  ])('of %s is handed over anew for every request', async (path, expected) => {
    await using t = await testApp(createApp(ShelvesModule));
    for (let i = 0; i < 2; i += 1) expect((await t.client.get(path)).json()).toEqual(expected);
  });

  it('is made by a function for every request', async () => {
    await using t = await testApp(createApp(ShelvesModule));
    expect([(await t.client.get('/made')).json(), (await t.client.get('/made')).json()]).toEqual([[1], [2]]);
  });

  it('is the very instance where a class made it', async () => {
    await using t = await testApp(createApp(ShelvesModule));
    expect((await t.client.get('/instance')).json()).toBe(true);
  });
});
