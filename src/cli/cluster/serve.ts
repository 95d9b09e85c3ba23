import { relative } from 'node:path';
import { launchWith, type Launch } from '../../app/launch.js';
import type { RunOptions } from '../../app/run/run-options.js';
import { TenonError } from '../../core/errors.js';
import { within } from '../../core/within.js';
import type { ApplicationFile } from '../application-file.js';
import { applicationIn, exportMissing, failureOf, importFile, type Loaded } from '../load-application.js';

/** As much of an `Application` as is run; by shape, for it may come from another copy of this package. */
interface Runnable {
  run(options: RunOptions): Promise<void>;
}

/** Where `tenon run` listens if nobody says anything: at every address of the machine, for it runs behind something, or in a container. */
const usual: RunOptions = { host: '0.0.0.0', port: 8000 };

/** How long a file that starts an application may take to come to its end, in milliseconds, where its exports are asked for by name. */
const patience = 1_000;

/**
 * Imports the file of an application and runs that in this process, to its end: the export of that name, else `app`, the default one, the first that is an
 * application, else the one that the file starts itself. Throws `APP_FILE_FAILED`, `APP_FILE_TYPESCRIPT`, `APP_EXPORT_MISSING` and `APP_FILE_UNFINISHED`.
 */
export async function serveApplication({ file, app: name }: ApplicationFile, launch: Launch): Promise<void> {
  const [node = ''] = process.argv;
  // As if the file had been started itself.
  process.argv = [node, file];
  let first: object | undefined;
  const started = new Promise<void>((resolve) =>
    launchWith({
      ...launch,
      onListen: (application) => {
        first ??= application;
        resolve();
      },
    }),
  );
  const application = (await found(file, name, started, () => first)) as unknown as Runnable;
  await application.run(usual);
}

async function found(file: string, name: string | undefined, started: Promise<void>, first: () => object | undefined): Promise<object> {
  const here = relative(process.cwd(), file);
  const loading = importFile(file);
  const early = started.then(() => within(name === undefined ? 0 : patience, loading, () => undefined));
  const loaded = await Promise.race([loading, early, nothingLeft()]);
  if (loaded === 'nothing') throw TenonError.of('APP_FILE_UNFINISHED', { file: here, reason: { name: name ?? 'app' } });
  const exported = loaded !== undefined && 'exports' in loaded ? await applicationIn(loaded.exports, name, started) : undefined;
  if (exported !== undefined) return exported;
  const listening = first();
  if (listening !== undefined && name === undefined) return listening;
  if (loaded === undefined) throw TenonError.of('APP_FILE_UNFINISHED', { file: here, reason: { name: name ?? 'app' } });
  throw missing(here, name, loaded);
}

function missing(file: string, name: string | undefined, loaded: Loaded): TenonError {
  return 'thrown' in loaded ? failureOf(file, loaded.thrown) : exportMissing(file, name, loaded.exports);
}

/** A file that waits for what never comes; the process would end in silence. */
function nothingLeft(): Promise<'nothing'> {
  return new Promise((resolve) => void process.once('beforeExit', () => resolve('nothing')));
}
