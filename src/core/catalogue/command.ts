import { didYouMean } from './did-you-mean.js';

function unfinished({ file, reason }: { file: string; reason: { name: string } | { ended: string } | { seconds: number } }): string {
  if ('ended' in reason) return `${file} ended (${reason.ended}) before its application could be read.`;
  if ('seconds' in reason)
    return `${file} gave no answer within ${reason.seconds} ${reason.seconds === 1 ? 'second' : 'seconds'}: the file, or openapi.extend of its application, does not come to an end.`;
  return `${file} waits for an application to start before it exports anything, and nothing is started here: ${reason.name} cannot be found.`;
}

/** What can be wrong with a command line, and with the file that it finds an application in. */
export const commandErrors = {
  COMMAND_UNKNOWN: (f: { command: string; suggestion?: string | undefined }) => ({
    what: `tenon has no command "${f.command}".${didYouMean(f.suggestion)}`,
    fix: 'tenon --help lists the commands.',
  }),
  COMMAND_OPTION_UNKNOWN: (f: { command: string; option: string; suggestion?: string | undefined }) => ({
    what: `${f.command} has no option ${f.option}.${didYouMean(f.suggestion)}`,
    fix: `${f.command} --help lists its options.`,
  }),
  COMMAND_OPTION_INVALID: (f: {
    command: string;
    option: string;
    /** Set where the environment says it. */
    variable?: string;
    given: string | undefined;
    wanted: string;
    example: string;
    suggestion?: string | undefined;
  }) => ({
    what: `${f.option} of ${f.command} takes ${f.wanted}, and ${f.given === undefined ? 'nothing' : `"${f.given}"`} is given${f.variable === undefined ? '' : `, by ${f.variable} in the environment`}.${didYouMean(f.suggestion)}`,
    fix:
      f.wanted === 'no value'
        ? `write ${f.option} alone.`
        : `write it as in ${f.variable ?? f.option}${f.variable === undefined ? ' ' : '='}${f.example}.`,
  }),
  COMMAND_ARGUMENT_EXTRA: (f: { command: string; argument: string }) => ({
    what: `${f.command} takes no further argument, and "${f.argument}" is one.`,
    fix: `leave it out; ${f.command} --help says what is taken.`,
  }),
  COMMAND_ARGUMENT_MISSING: (f: { command: string; argument: string }) => ({
    what: `${f.command} needs the argument <${f.argument}>, and it is not given.`,
    fix: `write it; ${f.command} --help says what is taken.`,
  }),
  COMMAND_ARGUMENT_INVALID: (f: { command: string; argument: string; given: string; wanted: string; suggestion?: string | undefined }) => ({
    what: `The argument <${f.argument}> of ${f.command} is ${f.wanted}, and "${f.given}" is given.${didYouMean(f.suggestion)}`,
    fix: `${f.command} --help says what is taken.`,
  }),
  APP_FILE_MISSING: (f: { file: string; by: 'argument' | 'package.json' } | { folder: string; tried: readonly string[] }) => ({
    what:
      'tried' in f
        ? `${f.folder} holds no application: there is no ${f.tried.slice(0, -1).join(', ')} or ${f.tried.at(-1)}.`
        : `There is no file ${f.file}${f.by === 'argument' ? '' : ', which "tenon" in package.json names'}.`,
    fix: `${'tried' in f && f.tried.some((one) => one.endsWith('.ts')) ? '' : 'compile the application, and '}name its file as the argument, or once for all in package.json: "tenon": "dist/app.js".`,
  }),
  PACKAGE_FIELD_INVALID: (f: { file: string; reason: string }) => ({
    what: `${f.file} does not say where the application is: ${f.reason}.`,
    fix: 'write "tenon": "dist/app.js", or "tenon": { "path": "dist/app.js", "app": "shop" }.',
  }),
  APP_FILE_FAILED: (f: { file: string; reason: string }) => ({
    what: `${f.file} could not be loaded: ${f.reason}`,
    fix: 'mend what its error says; the file is imported as node would import it.',
  }),
  APP_FILE_TYPESCRIPT: (f: { file: string }) => ({
    what: `${f.file} is TypeScript, and this Node cannot load it: decorators and their metadata need a compiler.`,
    fix: 'compile it and name what comes out (dist/app.js), or load it through a compiler that emits decorator metadata: NODE_OPTIONS="--import=...".',
  }),
  APP_EXPORT_MISSING: (f: { file: string; name: string | undefined; exports: readonly string[]; suggestion?: string | undefined }) => ({
    what: `${f.file} exports no application${f.name === undefined ? '' : ` by the name of ${f.name}`}: it exports ${f.exports.length === 0 ? 'nothing' : f.exports.join(', ')}.${didYouMean(f.suggestion)}`,
    fix: 'export what createApp() gives (export const app = createApp(AppModule)), or name the file that does.',
  }),
  APP_FILE_UNFINISHED: (f: { file: string; reason: { name: string } | { ended: string } | { seconds: number } }) => ({
    what: unfinished(f),
    fix:
      'make the application in a file that only exports it (app.js), name that file, and start it from another one (main.js)' +
      ('seconds' in f.reason
        ? '; if openapi.extend waits, mend what it waits for; if both only need longer, give --timeout more seconds.'
        : '.'),
  }),
  OUTPUT_UNWRITABLE: (f: { file: string; reason: string }) => ({
    what: `${f.file} could not be written: ${f.reason}.`,
    fix: 'name a file in a folder that exists and may be written to.',
  }),
} as const;
