import type { Command } from './command.js';
import { options } from './dev/options.js';

/** `tenon dev`: an application as it is written, started anew when a file changes. */
export const dev: Command = {
  name: 'dev',
  summary: 'run an application while it is written, and again when a file changes',
  about: `Runs an application from its TypeScript, at http://127.0.0.1:8000 if neither it nor an option says another address, and starts it anew when a file of it changes. What is wrong with it is told with file and line, and mended by the next save. The types are checked beside it. NODE_ENV is development if nothing else is said. All that the command says itself goes to standard error.

The path is the file of the application or a folder. In a folder (the current one if nothing is said), "tenon" in package.json names the file: "src/app.ts", or { "path": "dist/app.js", "source": "src/app.ts", "app": "shop" } where another one is run in production. Else it is the first of main.ts, app.ts, src/main.ts, src/app.ts, and main.js and app.js in dist, build, the folder and src. The application is the export app, the default one, the first application among the exports, or the one that the file starts itself.

TypeScript is compiled by @oxc-node/core (npm install --save-dev @oxc-node/core), else by what Node was started with (NODE_OPTIONS="--import=..."); tsconfig.json has to switch on experimentalDecorators and emitDecoratorMetadata.

A change counts of sources, package.json, tsconfig.json and .env files in the folder of the project, but not of specs, nor in node_modules, dist, build, out, coverage and folders that begin with a dot.`,
  options,
  examples: [
    ['tenon dev', 'the application of this folder'],
    ['tenon dev src/app.ts --app shop --port 3000', 'the export shop, at another port'],
    ['tenon dev --env-file .env --reload-dir templates', 'with variables, and anew with each template'],
  ],
  run: async (given, around) => {
    const { develop } = await import('./dev/develop.js');
    return develop(given, around);
  },
};
