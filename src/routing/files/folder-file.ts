import { HttpException } from '../../core/http-exception.js';
import { FileResponse, type FileResponseOptions } from './file-response.js';
import { OpenFile } from './open-file.js';
import { isForbidden, isMissing } from './system-errors.js';

/** A file of a folder, found a moment ago: one that is gone by now was not found, and no link that took its place is followed. */
export class FolderFile extends FileResponse {
  constructor(
    path: string,
    override readonly usualCaching: string,
    options: FileResponseOptions,
  ) {
    super(path, options);
  }

  protected override async open(): Promise<OpenFile> {
    let file: OpenFile | undefined;
    try {
      file = await OpenFile.open(String(this.content), 'refused');
    } catch (error) {
      if (isForbidden(error)) throw new HttpException(401, undefined, { cause: error });
      if (!isMissing(error)) throw error;
    }
    if (file === undefined) throw new HttpException(404);
    return file;
  }
}
