import type { Launch } from '../../app/launch.js';
import type { ApplicationFile } from '../application-file.js';
import type { Loader } from './loader-choice.js';

/** What the process of an application is told once, to begin with. */
export interface Assignment {
  readonly application: ApplicationFile;
  readonly launch: Pick<Launch, 'host' | 'port' | 'rootPath' | 'accessLog' | 'prettyLog'>;
  readonly loader: Loader;
}

/** What goes to the process of an application: a file to prepare for, or what to begin with. */
export type Order = { readonly prepare: string } | { readonly assignment: Assignment };

/** The application takes requests. */
export interface ListeningReport {
  readonly kind: 'listening';
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** The addresses of the pages about it. */
  readonly docs: readonly string[];
  readonly counts: { readonly modules: number; readonly providers: number; readonly routes: number };
  /** What is not as it should be, though the application has started. */
  readonly notices: readonly string[];
}

/** The application did not start, or came to an end by an error. */
export interface FailureReport {
  readonly kind: 'failure';
  /** What Node itself is about to show is not here. */
  readonly text: string | undefined;
  /** Nothing that is edited can mend it: the address is taken. */
  readonly isLasting: boolean;
}

/** What comes from the process of an application. */
export type Report = ListeningReport | FailureReport;
