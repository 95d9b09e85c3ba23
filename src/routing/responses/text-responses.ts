import { Response } from './response.js';

/**
 * A page: text, sent as `text/html` in UTF-8. What comes from users has to be escaped first.
 *
 * @example
 * return new HtmlResponse('<h1>Welcome</h1>');
 */
export class HtmlResponse extends Response<string> {
  static override readonly mediaType: string = 'text/html';
}

/** Text, sent as `text/plain` in UTF-8. */
export class PlainTextResponse extends Response<string> {
  static override readonly mediaType: string = 'text/plain';
}
