import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { TenonError } from '../../core/errors.js';
import type { Validators } from './conditions.js';

/** What is read at once. */
const chunkSize = 65_536;

/** A file that is open: what is told of it and what is read is one and the same file, whatever happens to its name meanwhile. To be closed by whoever opened it. */
export class OpenFile implements Validators {
  readonly etag: string;
  readonly lastModified: string;

  private constructor(
    /** Where it is, for errors. */
    readonly path: string,
    private readonly handle: FileHandle,
    /** In bytes. */
    readonly size: number,
    modified: number,
  ) {
    this.etag = `"${size.toString(36)}-${modified.toString(36)}"`;
    this.lastModified = new Date(modified).toUTCString();
  }

  /**
   * Opens a file; undefined for what is none: folders, pipes, devices. `links`: whether the name may be that of a symbolic link. Rejects with what the system
   * says (`ENOENT`, `EACCES`).
   */
  static async open(path: string, links: 'followed' | 'refused'): Promise<OpenFile | undefined> {
    // Whoever opens a pipe would wait for somebody at its other end.
    const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (links === 'refused' ? (constants.O_NOFOLLOW ?? 0) : 0);
    const handle = await open(path, flags);
    try {
      const stats = await handle.stat();
      if (stats.isFile()) return new OpenFile(path, handle, stats.size, stats.mtimeMs);
    } catch (error) {
      await handle.close();
      throw error;
    }
    await handle.close();
    return undefined;
  }

  /** Reads up to 64 KiB from a place on, no further than `end`. Rejects with `FILE_SHORTENED` where the file is no longer that long. */
  async read(start: number, end: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(Math.min(end - start, chunkSize));
    const { bytesRead } = await this.handle.read(buffer, 0, buffer.length, start);
    if (bytesRead === 0 && buffer.length > 0) throw TenonError.of('FILE_SHORTENED', { file: this.path, size: this.size });
    return bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead);
  }

  /** Reads all of it, where one reading is enough for that; undefined where it is larger. */
  async readSmall(start: number, end: number): Promise<Buffer | undefined> {
    if (end - start > chunkSize) return undefined;
    const read: Buffer[] = [];
    for (let at = start; at < end; at += read.at(-1)?.length ?? 0) read.push(await this.read(at, end));
    return read.length === 1 ? read[0] : Buffer.concat(read);
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
