import type { IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TenonError } from '../../core/errors.js';
import { messageOf } from '../../core/message.js';
import type { Answer } from '../answer.js';
import { Response, type ResponseOptions } from '../responses/response.js';
import { dispositionOf } from './content-disposition.js';
import { fileAnswer } from './file-answer.js';
import { mediaTypeOf } from './media-type.js';
import { OpenFile } from './open-file.js';

/** What a file may be sent with beside what any response may be told. */
export interface FileResponseOptions extends ResponseOptions {
  /** The name under which it is saved (RFC 6266); its ending tells the media type. Without it the client chooses. */
  readonly filename?: string;
  /** `attachment` to save it, if nothing is said; `inline` to show it. Of use with a `filename` only. */
  readonly disposition?: 'attachment' | 'inline';
}

/**
 * A file, read as it is sent, with its length, media type (of `filename`, else of its own name; `mediaType` wins), `ETag` and `Last-Modified`. Where the status is 200,
 * a request may ask for parts (`Range`, `If-Range`: 206, 416), and whoever has it already is told so (304). The path is taken as it is, relative to the
 * working directory: never make it of what a client sent, that is what `staticFiles` is for. After Starlette's `FileResponse`.
 *
 * A file that is not there, or is none, is a 500 (`FILE_UNREADABLE`).
 *
 * @example
 * return new FileResponse(`reports/${report.id}.pdf`, { filename: 'Report March.pdf' });
 */
export class FileResponse extends Response<string | URL> {
  /** The `Cache-Control` where nobody says one; undefined for none. */
  readonly usualCaching: string | undefined = undefined;

  constructor(path: string | URL, { filename, disposition = 'attachment', ...options }: FileResponseOptions = {}) {
    if (typeof path !== 'string' && !(path instanceof URL))
      throw new TypeError('A FileResponse takes the path of a file: a text or a URL.');
    super(path, { ...options, mediaType: options.mediaType ?? mediaTypeOf(filename ?? String(path)) });
    if (filename !== undefined && !this.headers.has('content-disposition'))
      this.headers.set('content-disposition', dispositionOf(disposition, filename));
  }

  override render(): never {
    throw new TypeError('A FileResponse is sent piece by piece.');
  }

  /** What is sent to a request for it. The file is open no longer than the answer is under way. */
  async answer(message: IncomingMessage, status: number): Promise<Answer> {
    return fileAnswer(await this.open(), message, status, this.headers);
  }

  protected async open(): Promise<OpenFile> {
    const path = resolve(typeof this.content === 'string' ? this.content : fileURLToPath(this.content));
    const unreadable = (reason: string, cause?: unknown): TenonError => TenonError.of('FILE_UNREADABLE', { file: path, reason }, { cause });
    let file: OpenFile | undefined;
    try {
      file = await OpenFile.open(path, 'followed');
    } catch (error) {
      throw unreadable(messageOf(error), error);
    }
    if (file === undefined) throw unreadable('it is no file');
    return file;
  }
}
