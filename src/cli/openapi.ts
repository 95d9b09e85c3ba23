import { versions, type OpenApiVersion } from '../openapi/document/version.js';
import { findApplication } from './application-file.js';
import type { Command } from './command.js';
import { inspectApplication } from './inspection.js';
import { writeOutput } from './output.js';

/** How long an application may take to be read, in seconds, if nothing is said. */
const patience = 30;

/** `tenon openapi`: the OpenAPI document of an application that is not started. */
export const openapi: Command = {
  name: 'openapi',
  summary: 'write the OpenAPI document of an application',
  about: `Writes the OpenAPI document of an application to standard output. The application is imported, not
started: no port is opened and no provider is made, also where its file starts it. What it prints
goes to standard error.

The path is the file that makes the application, compiled, or a folder. In a folder (the current one
if nothing is said), "tenon" in package.json names the file: "dist/app.js", or
{ "path": "dist/app.js", "app": "shop" }. Else it is the first of main.js and app.js in dist, build,
the folder and src. Where Node is started with a loader of TypeScript (NODE_OPTIONS="--import=..."),
it may be main.ts or app.ts. The application is the export app, the default one, the first
application among the exports, or the one that the file starts.`,
  options: {
    format: { value: 'FORMAT', choices: ['json', 'yaml'], about: 'json if nothing is said, or what the name of the output ends with' },
    version: {
      value: 'VERSION',
      choices: Object.keys(versions),
      example: '3.1',
      about: 'of the OpenAPI Specification; what the application says, else 3.1',
    },
    output: { value: 'FILE', example: 'openapi.json', about: 'write there, whole or not at all, instead of to standard output' },
    app: { value: 'NAME', example: 'app', about: 'the export that is the application' },
    timeout: {
      value: 'SECONDS',
      range: [1, 3600],
      example: `${patience}`,
      about: `how long all of it may take; ${patience} if nothing is said`,
    },
  },
  examples: [
    ['tenon openapi --output openapi.json', 'the document of the application of this folder, for a file of the repository'],
    ['tenon openapi dist/app.js --format yaml --version 3.0', 'in YAML, for a tool that does not read 3.1'],
  ],
  run: async ({ path, values: { format, version, output, app, timeout } }, { folder, inspector, write }) => {
    const found = findApplication(folder, path);
    const text = await inspectApplication(
      inspector,
      { ...found, app: app ?? found.app },
      {
        about: 'openapi',
        format: (format as 'json' | 'yaml' | undefined) ?? formatOf(output),
        version: version as OpenApiVersion | undefined,
      },
      timeout === undefined ? patience : Number(timeout),
    );
    await (output === undefined || output === '-' ? write(text) : writeOutput(folder, output, text));
  },
};

function formatOf(output = ''): 'json' | 'yaml' {
  return /\.ya?ml$/i.test(output) ? 'yaml' : 'json';
}
