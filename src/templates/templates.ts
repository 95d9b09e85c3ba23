import { TenonError } from '../core/errors.js';
import { HttpException } from '../core/http-exception.js';
import { shown } from '../core/shown.js';
import { messageOf } from '../core/message.js';
import { isThenable, type Awaitable } from '../core/types.js';
import { Response, type ResponseOptions } from '../routing/responses/response.js';
import type { TemplateEngine } from './template-engine.js';
import { kindOf } from './template-kind.js';

/**
 * Makes pages for one request: `@Depends() templates: Templates`. Templates find `request`, `links` ({@link PageLinks}), the values that `render` is given, and what every
 * page gets (`context`), under these names; of two of one name the later one in this list counts. After Starlette's `Jinja2Templates`.
 *
 * @example
 * read(@Path() number: number, @Depends() templates: Templates) { return templates.render('evening.html', { number }); }
 */
export class Templates {
  constructor(
    private readonly engine: TemplateEngine,
    private readonly usual: object,
    private readonly context: readonly object[],
  ) {}

  /**
   * A page as a response, with the media type of the template's extension (`text/html` where that says nothing) unless the options name one. A promise of it where the engine
   * takes time. Throws, or rejects with, `TEMPLATE_UNKNOWN` and `TEMPLATE_FAILED`, which are 500s; what a response throws for its options.
   */
  render(name: string, values: object = {}, options: ResponseOptions = {}): Awaitable<Response<string>> {
    const respond = (text: string): Response<string> =>
      new Response(text, { ...options, mediaType: options.mediaType ?? kindOf(name).mediaType });
    const text = this.text(name, values);
    return isThenable(text) ? text.then(respond) : respond(text);
  }

  /** The same as a text: a part of a page, or a mail. */
  text(name: string, values: object = {}): Awaitable<string> {
    try {
      const text = this.engine.render(name, this.#valuesWith(values));
      return isThenable(text)
        ? text.then((one) => checked(name, one)).then(undefined, (error: unknown) => fail(name, error))
        : checked(name, text);
    } catch (error) {
      return fail(name, error);
    }
  }

  #valuesWith(values: object): object {
    return this.context.reduce<object>((all, more) => ({ ...all, ...more }), { ...this.usual, ...values });
  }
}

/** The compiler does not see every engine. */
function checked(template: string, text: unknown): string {
  if (typeof text === 'string') return text;
  throw TenonError.of('TEMPLATE_FAILED', {
    template,
    line: undefined,
    reason: `the engine makes ${shown(text)} of it, where a text belongs`,
  });
}

function fail(template: string, error: unknown): never {
  if (error instanceof TenonError || error instanceof HttpException) throw error;
  throw TenonError.of('TEMPLATE_FAILED', { template: String(template), line: undefined, reason: messageOf(error) }, { cause: error });
}
