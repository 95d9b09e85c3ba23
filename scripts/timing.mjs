// Asks whether the time of a comparison tells what is compared: Welch's t between two kinds of wrong secrets, measured in turn, has to stay below 4.5. Two runs
// above it in a row count, for other work on the machine may disturb one. A comparison that does tell is measured along, to see that it would be found.
//
//   node scripts/timing.mjs --samples 50000 --passwords 5000
//
// Sources are transpiled, without looking at types, into a scratch folder that is removed afterwards. Ends with 1 where a comparison tells.
import { Buffer } from 'node:buffer';
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';

const options = { samples: { type: 'string', default: '50000' }, passwords: { type: 'string', default: '5000' } };
const { values: given } = parseArgs({ options });
const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'tenon-timing-')));
const limit = 4.5;

try {
  for (const folder of ['core', 'container', 'binding', 'model', 'routing', 'security']) transpile(`src/${folder}`);
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }');
  const { apiKeyDigest, findByDigest, hashPassword, newApiKey, randomToken, safeEqual, verifyPassword } = await import(
    pathToFileURL(join(scratch, 'src/security/index.js')).href
  );
  const samples = Number(given.samples);

  const secret = Buffer.from(randomToken(32));
  const { key } = newApiKey();
  const keys = Array.from({ length: 8 }, () => ({ digest: newApiKey().digest }));
  keys.splice(4, 0, { digest: apiKeyDigest(key) });
  const text = (bytes) => bytes.toString('latin1');
  const byKey = (bytes) => findByDigest(apiKeyDigest(text(bytes)), keys);
  const long = Buffer.from(randomToken(1024));

  const found = [];
  found.push(
    await judged(
      'safeEqual: wrong first or last byte',
      samples,
      ends(secret, (guess) => safeEqual(guess, secret)),
    ),
  );
  found.push(await judged('findByDigest: wrong first or last byte of a key', samples, ends(Buffer.from(key), byKey)));
  const cost = { ln: 6, r: 1 };
  const hash = await hashPassword('the right password', cost);
  const password = async (isFirst) => verifyPassword('a wrong password', isFirst ? hash : undefined, cost);
  found.push(
    await judged('verifyPassword: wrong password or unknown user', Number(given.passwords), () => (isFirst) => () => password(isFirst)),
  );

  const t = await welch(
    Math.min(samples, 5000),
    ends(long, (guess) => naive(guess, long)),
  );
  console.log(`${'a loop that stops at the first difference'.padEnd(52)} t = ${t.toFixed(2)} (has to be seen)`);
  process.exitCode = found.every(Boolean) && Math.abs(t) > limit ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function judged(name, samples, prepare) {
  for (const round of [1, 2]) {
    const t = await welch(samples, prepare);
    console.log(`${name.padEnd(52)} t = ${t.toFixed(2)} (2 x ${samples}${round === 2 ? ', again' : ''})`);
    if (Math.abs(t) < limit) return true;
  }
  return false;
}

/** Guesses that differ from a secret in their first or their last byte: in the same memory, and each time in another way, so that only the place tells the kinds apart. */
function ends(secret, compare) {
  return () => {
    const guess = Buffer.from(secret);
    return (isFirst) => {
      secret.copy(guess);
      guess[isFirst ? 0 : guess.length - 1] ^= randomInt(1, 128);
      return () => compare(guess);
    };
  };
}

/** Welch's t of the times of two kinds of calls in random order, without the slowest tenth of each pair of them, which is the machine's. */
async function welch(samples, prepare) {
  const kinds = prepare();
  const times = [[], []];
  for (let i = -Math.ceil(samples / 10); times[0].length < samples || times[1].length < samples; i += 1) {
    const kind = randomInt(2);
    const call = kinds(kind === 0);
    const start = process.hrtime.bigint();
    const answer = call();
    if (answer instanceof Promise) await answer;
    const time = Number(process.hrtime.bigint() - start);
    if (i >= 0 && times[kind].length < samples) times[kind].push(time);
  }
  const most = times.flat().sort((a, b) => a - b)[Math.floor(samples * 2 * 0.9)];
  const [a, b] = times.map((some) => moments(some.filter((time) => time <= most)));
  return (a.mean - b.mean) / Math.sqrt(a.variance / a.count + b.variance / b.count);
}

function moments(times) {
  const count = times.length;
  const mean = times.reduce((sum, time) => sum + time, 0) / count;
  const variance = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (count - 1);
  return { count, mean, variance };
}

function naive(a, b) {
  for (let i = 0; i < b.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

function transpile(folder) {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
  };
  for (const file of readdirSync(join(root, folder), { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const { outputText } = ts.transpileModule(readFileSync(join(root, folder, file), 'utf8'), { compilerOptions, fileName: file });
    const target = join(scratch, folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
}
