import { readdirSync, readFileSync } from 'node:fs';

const flat = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

const samples = readdirSync('samples', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => flat(readFileSync(`samples/${file}`, 'utf8')));

const pages = readdirSync('docs')
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file}`);

describe.each(pages)('the code in %s', (file) => {
  const blocks = [...readFileSync(file, 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code.trimEnd());

  it('is there', () => {
    expect(blocks).not.toEqual([]);
  });

  it.each(blocks)('is part of a sample that is compiled and tested: %s', (block) => {
    expect(samples.some((sample) => sample.includes(flat(block)))).toBe(true);
  });
});
