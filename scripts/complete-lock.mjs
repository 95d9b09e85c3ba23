// Writes into package-lock.json what npm leaves out of it where the registry at hand lacks the binaries of other platforms: "npm ci" refuses a lock file
// without them. To be run after every "npm install" that wrote the lock file anew; it changes nothing where nothing is missing.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));

/** What the name of a binary package says of the machine that it is for. */
function platformOf(name) {
  const [os, cpu, libc] = name
    .split('/')
    .at(-1)
    .replace(/^core-/, '')
    .split('-');
  const system = { os: [os], cpu: [cpu] };
  if (os !== 'linux' || libc === undefined) return system;
  return { ...system, libc: [libc.startsWith('musl') ? 'musl' : 'glibc'] };
}

let added = 0;
for (const [path, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
  if (path !== 'node_modules/@oxc-node/core') continue;
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const entry = `node_modules/${name}`;
    if (lock.packages[entry] !== undefined) continue;
    lock.packages[entry] = { version, ...platformOf(name), ...(dev && { dev }), license: 'MIT', optional: true };
    added += 1;
  }
}
if (added > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${added} entries added`);
