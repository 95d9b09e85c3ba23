import type { Request } from 'express';
import { Controller, Depends, Get, Injectable, Links, Path, Req, type TenonError } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { start } from '../container/support/applications.js';

@Controller('/stars')
class Stars {
  @Get('/:star', { name: 'star' })
  read(@Path() star: string, @Req() request: Request, @Depends() links: Links) {
    return [links.path('star', { star }), links.url(request, 'star', { star }).href];
  }

  @Get('/:star/planets/:number<int>')
  planet(@Path() star: string, @Path() number: string) {
    return [star, number];
  }

  @Get('/files/*path', { name: 'file' })
  file(@Path() path: string) {
    return path;
  }
}

@Injectable()
class Mails {
  constructor(readonly links: Links) {}
}

describe('links', () => {
  let t: TestApp;
  let links: Links;
  beforeAll(async () => {
    t = await start({ controllers: [Stars], providers: [Mails] }, { options: { prefix: '/sky' } });
    links = t.app.get(Mails).links;
  });
  afterAll(() => t.close());

  it('are made from the name of a route, or of its handler, and the values of its path', () => {
    expect(links.path('star', { star: 'vega' })).toBe('/sky/stars/vega');
    expect(links.path('Stars.planet', { star: 'sol', number: 3 })).toBe('/sky/stars/sol/planets/3');
  });

  it('encode values; only a wildcard keeps its slashes', () => {
    expect(links.path('star', { star: 'a/b ü?' })).toBe('/sky/stars/a%2Fb%20%C3%BC%3F');
    expect(links.path('file', { path: '1923/m 31.fit' })).toBe('/sky/stars/files/1923/m%2031.fit');
  });

  it('have the host that was asked for', async () => {
    const at = async (host: string): Promise<unknown> => (await t.client.get('/sky/stars/vega', { headers: { host } })).json();
    expect(await at('sky.example:8000')).toEqual(['/sky/stars/vega', 'http://sky.example:8000/sky/stars/vega']);
    expect(await at('-')).toEqual(['/sky/stars/vega', 'http://localhost/sky/stars/vega']);
  });

  it.each<[string, () => string, string]>([
    [
      'no route has the name',
      () => links.path('str', { star: 'x' }),
      'No route is called "str", so there is no link to it. Did you mean star?',
    ],
    [
      'a value is missing',
      () => links.path('star'),
      'A link to "star", /sky/stars/:star, does not fit its path: star is missing, empty, made of dots, or too many.',
    ],
    [
      'a value is empty',
      () => links.path('star', { star: '' }),
      'A link to "star", /sky/stars/:star, does not fit its path: star is missing, empty, made of dots, or too many.',
    ],
    [
      'a value is dots, which would be another path',
      () => links.path('file', { path: 'a/../../b' }),
      'A link to "file", /sky/stars/files/*path, does not fit its path: path is missing, empty, made of dots, or too many.',
    ],
    [
      'a value is too many',
      () => links.path('star', { star: 'x', page: 2 }),
      'A link to "star", /sky/stars/:star, does not fit its path: page is missing, empty, made of dots, or too many.',
    ],
  ])('are refused where %s', (_why, make, what) => {
    const failure = (): TenonError => {
      try {
        return expect(make()).toBe('refused') as never;
      } catch (error) {
        return error as TenonError;
      }
    };
    expect(failure().problem.what).toBe(what);
  });
});
