import type { Launch } from '../../app/launch.js';
import type { Listening } from '../../app/listening.js';
import type { CutWork } from '../../app/run/stop-report.js';
import type { ApplicationFile } from '../application-file.js';

/** What is run, and how. */
export interface Assignment {
  readonly application: ApplicationFile;
  readonly launch: Pick<Launch, 'host' | 'port' | 'rootPath' | 'trustProxy' | 'maxConcurrency' | 'accessLog' | 'timeouts'>;
}

/** What a worker is started with. */
export interface WorkerAssignment extends Assignment {
  readonly worker: number;
}

/** What a worker tells the process above it. */
export type WorkerMessage =
  | { readonly kind: 'listening'; readonly at: Listening; readonly patience: number }
  /** It did not start; `text`: why, for a person. */
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'stopped'; readonly cut: readonly CutWork[] };

/** The only thing that a worker is told. */
export const stopMessage = 'stop';
