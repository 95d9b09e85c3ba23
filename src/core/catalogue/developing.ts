type MetadataFacts =
  { file: string; loader: 'oxc'; tsconfig: string | undefined; isRefused: boolean } | { file: string; loader: 'other'; written: string };

function metadataFix(f: MetadataFacts): string {
  if (f.loader === 'other')
    return `run npm install --save-dev @oxc-node/core, which is used then, and start without ${f.written}; or write out every type ({ type: String }, @inject(Token)).`;
  return f.tsconfig === undefined
    ? 'write a tsconfig.json beside package.json: { "compilerOptions": { "experimentalDecorators": true, "emitDecoratorMetadata": true } }.'
    : `set "experimentalDecorators" and "emitDecoratorMetadata" to true under "compilerOptions" in ${f.tsconfig}, and see that its "include" covers ${f.file}.`;
}

function metadataFault(f: MetadataFacts): string {
  if (f.loader === 'oxc' && f.isRefused)
    return `${f.file} cannot be compiled: ${f.tsconfig === undefined ? 'there is no tsconfig.json that switches decorators on' : `${f.tsconfig} does not switch decorators on for it`}.`;
  const by = f.loader === 'other' ? `what Node was started with (${f.written})` : `the settings in ${f.tsconfig ?? 'no tsconfig.json'}`;
  return `${f.file} is compiled without the metadata of its decorators by ${by}: the types of parameters and constructors are unknown.`;
}

/** What can be wrong with `tenon dev`. */
export const developingErrors = {
  LOADER_MISSING: (f: { file: string }) => ({
    what: `${f.file} is TypeScript, and nothing is installed that compiles it with the metadata of its decorators while it is loaded.`,
    fix: 'run npm install --save-dev @oxc-node/core, and start again.',
  }),
  LOADER_WITHOUT_METADATA: (f: MetadataFacts) => ({
    what: metadataFault(f),
    fix: metadataFix(f),
  }),
  ADDRESS_UNUSABLE: (f: { host: string; port: number; code: string }) => ({
    what:
      f.code === 'EADDRINUSE'
        ? `Port ${f.port} of ${f.host} is in use by another process.`
        : `${f.host}:${f.port} cannot be listened at (${f.code}).`,
    fix:
      f.code === 'EADDRINUSE'
        ? `end that process, or take another port: --port ${f.port < 65_535 ? f.port + 1 : 8000} (0 is any free one).`
        : 'name an address of this machine with --host, and a port from 1024 up with --port.',
  }),
  RELOAD_FOLDER_MISSING: (f: { folder: string }) => ({
    what: `There is no folder ${f.folder}, which --reload-dir names.`,
    fix: 'name a folder that exists; a relative path begins in the folder where the command was started.',
  }),
} as const;
