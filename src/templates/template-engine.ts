import type { Awaitable } from '../core/types.js';

/**
 * What makes texts of templates: eta, or whatever `TemplatesModule.forRoot({ engine })` is given. Inject it where there is no request, such as in what sends mails;
 * override it in a test to see what pages are made of.
 *
 * @example
 * const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader('views'), { autoescape: true });
 * TemplatesModule.forRoot({ engine: { render: (name, values) => environment.render(name, values) } });
 */
export abstract class TemplateEngine {
  /** Makes a text of a template. What it throws or rejects with is a 500, logged as `TEMPLATE_FAILED`; an `HttpException` is answered as it is. */
  abstract render(name: string, values: object): Awaitable<string>;
}
