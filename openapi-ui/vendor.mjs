// Fetches what the documentation pages are made of from the registry, as vendor.json pins it, into vendor/<name>-<version>. A folder that is complete is
// left as it is, so that only the first build asks the registry.
import { execFileSync } from 'node:child_process';
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const vendor = join(here, 'vendor');
const packages = JSON.parse(readFileSync(join(here, 'vendor.json'), 'utf8'));

/** The text of Subresource Integrity, which is the registry's too. */
const integrityOf = (bytes) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

function isComplete(folder, files) {
  return Object.entries(files).every(([, { name, integrity }]) => {
    const path = join(folder, name);
    return existsSync(path) && integrityOf(readFileSync(path)) === integrity;
  });
}

/** What npm is called here: the one that runs this script, if one does. */
function npm(args, cwd) {
  const script = process.env.npm_execpath;
  const [command, first] = script === undefined ? ['npm', []] : [process.execPath, [script]];
  execFileSync(command, [...first, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: script === undefined && process.platform === 'win32',
  });
}

function tarballOf({ name, version, integrity }, folder) {
  npm(['pack', `${name}@${version}`, '--loglevel=error', '--ignore-scripts', '--pack-destination', folder], folder);
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`npm pack gave no tarball of ${name}@${version}`);
  const found = integrityOf(readFileSync(join(folder, tarball)));
  if (found === integrity) return tarball;
  throw new Error(`${name}@${version} is not the package that openapi-ui/vendor.json pins:\n  pinned ${integrity}\n  found  ${found}`);
}

/** Each edit stands in vendor.json with its reason, and fits exactly once. */
function edited(bytes, path, edits = []) {
  let text = bytes.toString('utf8');
  for (const { from, to } of edits) {
    if (text.split(from).length !== 2)
      throw new Error(`openapi-ui/vendor.json: ${path} does not hold exactly once what is to be replaced: ${from}`);
    text = text.replace(from, () => to);
  }
  return edits.length === 0 ? bytes : Buffer.from(text, 'utf8');
}

function take(one, target) {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-vendor-'));
  try {
    execFileSync('tar', ['-xzf', tarballOf(one, folder)], { cwd: folder });
    const made = join(folder, 'made');
    mkdirSync(made);
    for (const [path, { name, integrity, edits }] of Object.entries(one.files)) {
      const bytes = edited(readFileSync(join(folder, 'package', path)), path, edits);
      const found = integrityOf(bytes);
      if (found !== integrity) throw new Error(`openapi-ui/vendor.json: ${one.name}/${path}\n  pinned ${integrity}\n  found  ${found}`);
      writeFileSync(join(made, name), bytes);
    }
    place(made, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Another build may be at it; the folder appears whole or not at all. */
function place(made, target) {
  const beside = `${target}.${process.pid}`;
  mkdirSync(beside, { recursive: true });
  for (const file of readdirSync(made)) writeFileSync(join(beside, file), readFileSync(join(made, file)));
  rmSync(target, { recursive: true, force: true });
  try {
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

mkdirSync(vendor, { recursive: true });
const wanted = packages.map((one) => ({ one, target: join(vendor, `${one.name}-${one.version}`) }));
for (const { one, target } of wanted) {
  if (isComplete(target, one.files)) continue;
  take(one, target);
  console.log(`openapi-ui/vendor/${basename(target)}: ${Object.keys(one.files).length} files`);
}
for (const old of readdirSync(vendor)) {
  const isOld = !wanted.some(({ target }) => basename(target) === old || old.startsWith(`${basename(target)}.`));
  if (isOld) rmSync(join(vendor, old), { recursive: true, force: true });
}
