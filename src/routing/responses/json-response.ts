import { toJsonable } from '../../model/output/to-jsonable.js';
import { jsonText } from './json-text.js';
import { Response } from './response.js';

/**
 * JSON by hand: what is handed over is sent as it is, no declared model is applied. Models in it go out in their output form, as with {@link toJsonable}.
 * Throws `TypeError` for what JSON cannot hold: circles, and numbers that are not finite. After Starlette's `JSONResponse`.
 *
 * @example
 * return new JsonResponse({ queued: true }, { status: 202, headers: { location: '/jobs/7' } });
 */
export class JsonResponse<T = unknown> extends Response<T> {
  static override readonly mediaType: string = 'application/json';

  override render(content: T): string {
    return jsonText(toJsonable(content));
  }
}
