import type { RequestHandler } from 'express';

/** For personal data: no cache keeps the answer, be it an error (RFC 9111, section 5.2.2.5). */
export const noStore: RequestHandler = (_, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};
