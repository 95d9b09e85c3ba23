import type { NextFunction, Request, Response } from 'express';
import { Controller, createApp, Get, Int, Module, Path } from 'tenon';
import { testApp } from 'tenon/testing';
import { serve } from './application.js';

@Controller()
class Resets {
  @Get('/resets/:n/:key')
  reset(@Path({ secret: true }) key: string, @Path({ type: Int }) n: number) {
    throw new Error(`no reset ${n}, key of ${key.length}`);
  }

  @Get('/links/:key/of/:n<int>')
  link(@Path({ openapi: { format: 'password' } }) key: string) {
    throw new Error(`no link of ${key.length}`);
  }

  @Get('/files/*rest')
  file(@Path({ secret: true }) rest: string) {
    throw new Error(`no file of ${rest.length}`);
  }

  @Get('/open/:name')
  open(@Path() name: string) {
    throw new Error(`no ${name}`);
  }
}

@Module({ controllers: [Resets] })
class Application {}

const passing = (_request: Request, _response: Response, next: NextFunction): void => next();
const failing = (): never => {
  throw new Error('in front');
};
const looking = (error: unknown, _request: Request, _response: Response, next: NextFunction): void => next(error);

const paths = [
  ['/resets/3/hunter2?a=1', '/resets/3/[redacted]'],
  ['/links/hunter2/of/5', '/links/[redacted]/of/5'],
  ['/files/hunter2/b', '/files/[redacted]'],
  ['/open/a%20b', '/open/a%20b'],
] as const;

describe('the path in the log', () => {
  it.each(paths)('has no secret parameter: %s', async (path, logged) => {
    await using app = await serve(Resets);
    expect((await app.client.get(path)).status).toBe(500);
    expect(app.logs.map(({ fields }) => fields.path)).toEqual([logged]);
  });

  it.each([
    ['middleware in front', [passing]],
    ['middleware in front that fails', [failing]],
  ])('has none with %s', async (_, middleware) => {
    await using app = await serve(Resets, { middleware });
    for (const [path] of paths) expect((await app.client.get(path)).status).toBe(500);
    expect(app.logs.map(({ fields }) => fields.path)).toEqual(paths.map(([, logged]) => logged));
  });

  it('has none behind error middleware', async () => {
    const app = createApp(Application);
    app.use(passing);
    app.use('/open', failing);
    app.use(looking);
    await using t = await testApp(app);
    for (const [path] of paths) expect((await t.client.get(path)).status).toBe(500);
    expect(t.logs.map(({ fields }) => fields.path)).toEqual(paths.map(([, logged]) => logged));
  });
});
