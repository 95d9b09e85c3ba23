import { escapeHtml, filled, jsonIsland } from '../../../src/openapi/pages/html.js';
import { documented } from './support/documented.js';

const hostile = `</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"'&\u2028\u2029{{config}}`;

describe('text in a page', () => {
  it('is escaped', () => {
    expect(escapeHtml(`<a href="x">'&`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;');
  });

  it('stands in an island as JSON that nothing can end', () => {
    const island = jsonIsland({ hostile });
    expect(island).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(island)).toEqual({ hostile });
  });

  it('is put in its place once: what it holds is no place', () => {
    expect(filled('{{a}}|{{b}}|{{config}}', { a: '{{b}}$&', b: '{{config}}' }, '$1')).toBe('{{b}}$&amp;|{{config}}|"$1"');
  });
});

describe('a page with a hostile title', () => {
  it.each(['/docs', '/redoc'])('shows it as text at %s', async (path) => {
    const docs = { swagger: { parameters: { hostile } }, redoc: { parameters: { hostile } } };
    await using t = await documented({ source: { title: hostile }, docs });
    const { text } = await t.client.get(path);
    expect(text).not.toContain('alert(1)</script>');
    expect(text).not.toContain('<img');
    // Three scripts or two, the island and their ends; nothing was added and nothing ended early.
    expect(text.match(/<script/g)?.length).toBe(text.match(/<\/script>/g)?.length);
    expect(text.match(/<title>/g)?.length).toBe(1);
    const island = (/id="config">([^<]*)<\/script>/.exec(text) as RegExpExecArray)[1] as string;
    expect((JSON.parse(island) as { parameters: { hostile: string } }).parameters.hostile).toBe(hostile);
  });
});
