import { Controller, createApp, Get, Module, Query } from '../../src/index.js';
import { testApp } from '../../src/testing/index.js';

enum Grain {
  Rye = 'rye',
  Oat = 'oat',
}

@Controller()
class Mill {
  @Get('/one')
  one(@Query({ enum: Grain, enumName: 'Grain', description: 'Which one' }) grain: Grain) {
    return { grain };
  }

  @Get('/several')
  several(@Query({ enum: Grain }) grain: Grain[]) {
    return { grain };
  }
}

@Module({ controllers: [Mill] })
class MillModule {}

const grain = { $ref: '#/components/schemas/Grain' };

describe('enumName of a parameter', () => {
  it('names the enum in the whole document', async () => {
    const { paths, components } = await createApp(MillModule).openapi();
    expect(components?.schemas?.Grain).toEqual({ type: 'string', enum: ['rye', 'oat'] });
    expect(paths['/one']?.get?.parameters).toMatchObject([{ name: 'grain', description: 'Which one', schema: grain }]);
    expect(paths['/several']?.get?.parameters).toMatchObject([{ name: 'grain', schema: { type: 'array', items: grain } }]);
  });

  it('changes nothing about what is read', async () => {
    await using t = await testApp(createApp(MillModule));
    expect((await t.client.get('/one?grain=rye')).json()).toEqual({ grain: 'rye' });
    expect((await t.client.get('/several?grain=rye&grain=wheat')).status).toBe(422);
  });
});
