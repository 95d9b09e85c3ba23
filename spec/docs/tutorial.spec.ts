import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../samples/tutorial');
const readme = readFileSync(resolve(folder, 'README.md'), 'utf8');

/** The samples, as `chapter/name`, with the line that says what each shows. */
const samples = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: chapter }) =>
    readdirSync(resolve(folder, chapter)).map((file) => ({
      sample: `${chapter}/${file}`,
      text: readFileSync(resolve(folder, chapter, file), 'utf8'),
    })),
  );

describe('samples/tutorial/README.md', () => {
  it.each(samples)('lists $sample with the line that it begins with', ({ sample, text }) => {
    const shows = /^\/\*\* (.+) \*\/\n/.exec(text)?.[1];
    expect(shows).toBeDefined();
    expect(readme).toContain(`[${sample.replace('.ts', '')}](${sample}) | ${shows}`);
  });

  it('lists nothing that is not there', () => {
    const listed = [...readme.matchAll(/\]\(([\w-]+\/[\w-]+\.ts)\)/g)].map(([, path]) => path);
    expect(listed.toSorted()).toEqual(samples.map(({ sample }) => sample).toSorted());
  });
});
