import { isThenable, type Awaitable } from '../core/types.js';
import { toJsonable } from '../model/output/to-jsonable.js';
import { declaredAnswer, jsonAnswer, responseAnswer, type Answer } from './answer.js';
import type { RequestFrame } from './frame.js';
import { JsonResponse } from './responses/json-response.js';
import { Response, type ResponseClass } from './responses/response.js';
import { refuseUnfit } from './unfit-result.js';

/** Makes the answer of a handler's result. */
export type RouteAnswer = (result: unknown, frame: RequestFrame) => Awaitable<Answer>;

/** What decides how a route answers. */
export interface AnswerPlan {
  /** What the route says; else the response class, else 200. */
  readonly status: number | undefined;
  readonly responseClass: ResponseClass | undefined;
  /** Holds the result against what was declared and cuts it down to it; undefined where nothing was. */
  readonly outgoing: ((value: unknown) => Awaitable<unknown>) | undefined;
}

/** Plans how a route answers. A response made by hand goes out as it is; anything else is held against what was declared, and put into the response class. */
export function routeAnswer({ status, responseClass, outgoing }: AnswerPlan): RouteAnswer {
  const usual = status ?? responseClass?.status ?? 200;
  const isJson = sendsJson(responseClass);
  const wrapped = (value: unknown, frame: RequestFrame): Awaitable<Answer> => {
    const now = frame.said?.status ?? usual;
    if (responseClass === undefined) return outgoing === undefined ? jsonAnswer(now, value) : declaredAnswer(now, value);
    return responseAnswer(new responseClass(value as never), now, frame);
  };
  // A response class may take anything.
  const isData = isJson || outgoing !== undefined;
  const plain = outgoing ?? (isJson ? toJsonable : undefined);
  return (result, frame) => {
    if (result instanceof Response) return responseAnswer(result, result.status ?? frame.said?.status ?? statusOf(result), frame);
    if (isData) refuseUnfit(result);
    const value = plain === undefined ? result : plain(result);
    return isThenable(value) ? value.then((settled) => wrapped(settled, frame)) : wrapped(value, frame);
  };
}

/** Whether a response class makes JSON of what it is handed; none stands for that, too. */
export function sendsJson(responseClass: ResponseClass | undefined): boolean {
  return responseClass === undefined || responseClass === JsonResponse || responseClass.prototype instanceof JsonResponse;
}

function statusOf(response: Response<unknown>): number {
  return (response.constructor as typeof Response).status ?? 200;
}
