#!/usr/bin/env node
// `npm create tenon my-app` is `tenon new my-app`, of the version that is written into the project.
process.argv.splice(2, 0, 'new');
const manifest = import.meta.resolve('tenon/package.json');
await import(new URL('dist/cli/main.js', manifest));
