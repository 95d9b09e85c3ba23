import { watch as watchWithChokidar, type FSWatcher } from 'chokidar';
import { dirname } from 'node:path';
import { messageOf } from '../../core/message.js';
import { WatchRules, type Watched } from './watch-rules.js';

/** How long files have to be at rest, in milliseconds: editors and version control write several at once. */
const rest = 40;

/** Looks at the files of a project, and says which have changed once they are at rest. */
export class Watch {
  readonly ready: Promise<void>;
  readonly #watcher: FSWatcher;
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #tell: ((changed: readonly string[]) => void) | undefined;

  constructor(watched: Watched, complain: (text: string) => void) {
    const rules = new WatchRules(watched);
    const { project, folders, files } = watched;
    this.#watcher = watchWithChokidar([project, ...folders, ...files.map((file) => dirname(file))], {
      ignoreInitial: true,
      ignorePermissionErrors: true,
      // What is not known to be a file yet may be a folder.
      ignored: (path, stats) => (stats?.isFile() === true ? !rules.counts(path) : !rules.enters(path) && !rules.counts(path)),
    });
    this.#watcher.on('all', (_, path) => {
      if (rules.counts(path)) this.#note(path);
    });
    this.#watcher.on('error', (error) => complain(`Changes are not seen everywhere: ${messageOf(error)}`));
    this.ready = new Promise((resolve) => void this.#watcher.once('ready', resolve));
  }

  /** The files of the next change, or of one that nobody has waited for yet. */
  next(): Promise<readonly string[]> {
    return new Promise((resolve) => {
      this.#tell = resolve;
      if (this.#changed.size > 0) this.#rest();
    });
  }

  close(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#watcher.close();
  }

  #note(path: string): void {
    this.#changed.add(path);
    this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#tell === undefined) return;
      const changed = [...this.#changed];
      this.#changed.clear();
      this.#tell(changed);
      this.#tell = undefined;
    }, rest);
  }
}
