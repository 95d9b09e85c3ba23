import { Controller, Depends, Get, Path, Query, Templates, TemplatesModule, type ApplicationOptions, type TemplatesOptions } from 'tenon';
import type { TestApp, TestResponse } from 'tenon/testing';
import { start } from '../../container/support/applications.js';

/** An application that renders any template by its name, with one value, `words`. */
export async function serving(options: TemplatesOptions, application: ApplicationOptions = {}): Promise<TestApp> {
  @Controller()
  class Pages {
    @Get('/pages/*name', { name: 'page' })
    read(@Path() name: string, @Depends() templates: Templates, @Query() words: string = 'a < b') {
      return templates.render(name, { words });
    }
  }
  return start({ imports: [TemplatesModule.forRoot(options)], controllers: [Pages] }, { options: application });
}

/** What one template makes, in an application of its own. */
export async function made(page: string, { as = 'page.html', words = 'a < b' }: { as?: string; words?: string } = {}): Promise<string> {
  await using t = await serving({ pages: { [as]: page } });
  return (await get(t, as, words)).text;
}

/** Asks for a page. */
export function get(t: TestApp, name: string, words = 'a < b'): Promise<TestResponse> {
  return t.client.get(`/pages/${name}?${new URLSearchParams({ words }).toString()}`);
}
