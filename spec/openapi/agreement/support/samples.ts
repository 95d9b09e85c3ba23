import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Application } from 'tenon';

/** A runnable application of the repository. */
export interface Sample {
  /** `shop`, `path/typed`. */
  readonly name: string;
  /** What its handlers compare with stands in here. */
  readonly source: string;
  load(): Promise<Application>;
}

const root = resolve(import.meta.dirname, '../../../../samples');

/** Every application under samples: those of the tutorial are a file each, the others a folder with an `app.ts`. */
export function samples(): Sample[] {
  const whole = foldersIn('.').filter((name) => existsSync(resolve(root, name, 'app.ts')));
  const chapters = foldersIn('tutorial');
  const short = chapters.flatMap((chapter) => sourcesIn(`tutorial/${chapter}`).map((file) => `${chapter}/${file.replace(/\.ts$/, '')}`));
  const security = sourcesIn('security').map((file) =>
    sample(`security/${file.replace(/\.ts$/, '')}`, `security/${file.replace(/\.ts$/, '')}`, [`security/${file}`]),
  );
  const shown = security.filter(({ source }) => source.includes('export const app ='));
  return [...whole.map((name) => sample(name, `${name}/app`, sourcesBelow(name))), ...shown, ...short.map((name) => tutorial(name))];
}

function tutorial(name: string): Sample {
  return sample(name, `tutorial/${name}`, [`tutorial/${name}.ts`]);
}

function sample(name: string, module: string, files: readonly string[]): Sample {
  return {
    name,
    get source() {
      return files.map((file) => readFileSync(resolve(root, file), 'utf8')).join('\n');
    },
    load: async () => ((await import(`../../../../samples/${module}.js`)) as { app: Application }).app,
  };
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(resolve(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

function sourcesIn(folder: string): string[] {
  const isSource = (file: string): boolean => file.endsWith('.ts') && !file.endsWith('.spec.ts');
  return readdirSync(resolve(root, folder)).filter(isSource).sort();
}

function sourcesBelow(folder: string): string[] {
  return [
    ...sourcesIn(folder).map((file) => `${folder}/${file}`),
    ...foldersIn(folder).flatMap((inner) => sourcesBelow(`${folder}/${inner}`)),
  ];
}
