/** What can be wrong with files and folders of files that are served. */
export const fileErrors = {
  FOLDER_MISSING: (f: { needer: string; folder: string; isThere: boolean }) => ({
    what: `${f.needer} serves the files of ${f.folder}, which ${f.isThere ? 'is no folder' : 'is not there'}.`,
    fix: 'make it (build the front end), or name another one: a relative path is looked for where the process was started, new URL("./public/", import.meta.url) beside the file that says it; checkDirectory: false starts without it.',
  }),
  FALLBACK_MISSING: (f: { needer: string; file: string; folder: string }) => ({
    what: `${f.needer} answers with ${f.file} for what is not there, and there is no such file in ${f.folder}.`,
    fix: 'build the front end with it, or say another fallback: "auto" takes 404.html or index.html if there is one, null answers 404.',
  }),
  FILE_UNREADABLE: (f: { file: string; reason: string }) => ({
    what: `The file ${f.file} was to be sent, and cannot be read: ${f.reason}.`,
    fix: 'look whether it is there first, and answer with an HttpException 404 where it need not be.',
  }),
  FILE_SHORTENED: (f: { file: string; size: number }) => ({
    what: `The file ${f.file} had ${f.size} bytes when it was opened, and became shorter while it was sent.`,
    fix: 'write a new file beside it and rename it into its place, so that whoever reads the old one can go on.',
  }),
} as const;
