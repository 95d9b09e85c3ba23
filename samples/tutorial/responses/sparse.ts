/** Options of the route leave fields out of the answer, without a change to the documented model. */
import { Body, Controller, createApp, Field, Get, Int, Module, Path, Post } from 'tenon';
import { parse } from 'tenon/model';

class Oven {
  @Field() name: string = 'Big Anna';
  @Field({ type: Int, nullable: true }) degrees: number | null = null;
  @Field() serial: string = 'K-77';
}

class Loaf {
  @Field() name!: string;
  @Field({ type: Int, description: 'After baking' }) grams: number = 750;
  @Field({ type: String, nullable: true }) note: string | null = null;
  @Field({ type: [String] }) seeds: string[] = [];
  @Field({ type: Oven, nullable: true }) oven: Oven | null = null;
}

const loaves: Readonly<Record<string, unknown>> = {
  plain: { name: 'Plain' },
  usual: { name: 'Usual', grams: 750, note: null, seeds: [], oven: null },
  seeded: { name: 'Seeded', grams: 800, seeds: ['poppy', 'linseed'], oven: { degrees: 240 } },
  dark: { name: 'Dark', note: 'Overnight', oven: { name: 'Big Anna', degrees: null } },
};

@Controller()
class Bakery {
  @Get('/unset/:name', { returns: Loaf, exclude: 'unset' })
  withoutUnset(@Path() name: string) {
    return loaves[name];
  }

  @Get('/defaults/:name', { returns: Loaf, exclude: 'defaults' })
  withoutDefaults(@Path() name: string) {
    return loaves[name];
  }

  @Get('/none/:name', { returns: Loaf, exclude: 'null' })
  withoutNone(@Path() name: string) {
    return loaves[name];
  }

  @Get('/least/:name', { returns: Loaf, exclude: ['unset', 'null'] })
  least(@Path() name: string) {
    return parse(Loaf, loaves[name]);
  }

  @Get('/all', { returns: [Loaf], exclude: 'unset' })
  readAll(): unknown {
    return Object.values(loaves);
  }

  @Get('/tags/:name', { returns: Loaf, include: ['name', 'grams'] })
  priceTag(@Path() name: string) {
    return loaves[name];
  }

  @Get('/open/:name', { returns: Loaf, omit: ['grams', 'note'] })
  withoutSome(@Path() name: string) {
    return loaves[name];
  }

  @Get('/deep/:name', { returns: Loaf, omit: { grams: true, oven: ['serial', 'name'] } })
  withoutDeep(@Path() name: string) {
    return loaves[name];
  }

  @Get('/narrow/:name', { returns: Loaf, include: ['name', 'note', 'oven'], omit: ['note'], exclude: 'null' })
  narrow(@Path() name: string) {
    return loaves[name];
  }

  @Post('/echo', { returns: Loaf, exclude: 'unset' })
  echo(@Body() loaf: Loaf) {
    return loaf;
  }

  @Post('/baked', { returns: Loaf, exclude: 'defaults' })
  bake(@Body() loaf: Loaf) {
    loaf.grams -= 50;
    return loaf;
  }
}

@Module({ controllers: [Bakery] })
class BakeryModule {}

export const app = createApp(BakeryModule, { title: 'Bakery' });
