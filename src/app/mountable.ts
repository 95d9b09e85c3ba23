import type { Request, RequestHandler } from '../routing/express-host.js';
import type { Application } from './application.js';

type ExpressResponse = Parameters<RequestHandler>[1];

/** What can be mounted: an application, an Express application or middleware, or any listener of node:http. `next` says that it does not answer, or failed. */
export type Mountable = Application | ((request: Request, response: ExpressResponse, next: (error?: unknown) => void) => unknown);

export interface MountOptions {
  /** What `Links` call it; what is below is its parameter `path`. */
  readonly name?: string;
}
