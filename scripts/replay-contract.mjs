// Serves every tutorial sample on a port of its own, plays the recorded exchanges of FastAPI against it and compares the documents, with the contract's own tool.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const contract = new URL('../../shared/contract/', import.meta.url);
const samples = new URL('../build/samples/tutorial/', import.meta.url);
if (!existsSync(contract)) {
  console.log('The contract is not beside this checkout: nothing is replayed.');
  process.exit(0);
}

/** Runs the contract's tool; the answer is its closing line and whether it found no difference. */
function replay(app, base) {
  return new Promise((resolve) => {
    const tool = spawn(process.execPath, [fileURLToPath(new URL('replay.mjs', contract)), '--base', base, '--app', app]);
    let output = '';
    tool.stdout.on('data', (chunk) => (output += chunk));
    tool.stderr.on('data', (chunk) => (output += chunk));
    tool.on('exit', (code) => resolve({ agrees: code === 0, output: output.trim() }));
  });
}

let differences = 0;
for (const chapter of readdirSync(samples)) {
  for (const file of readdirSync(new URL(`${chapter}/`, samples)).filter((name) => name.endsWith('.js'))) {
    const name = `${chapter}/${file.slice(0, -3)}`;
    const { app } = await import(new URL(`${name}.js`, samples).href);
    const { url } = await app.listen(0);
    const { agrees, output } = await replay(name, url);
    await app.close();
    if (!agrees) differences += 1;
    console.log(`${name}: ${output}`);
  }
}
process.exitCode = differences === 0 ? 0 : 1;
