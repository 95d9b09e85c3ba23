import { jest } from '@jest/globals';
import { resolve } from 'node:path';
import { expectGolden } from '../container/support/golden.js';
import { run } from './support/command.js';
import { orders } from './support/planted.js';
import { project, removeProjects } from './support/project.js';

// Each starts processes, and other work may keep the machine busy.
jest.setTimeout(60_000);

const golden = (name: string): URL => new URL(`./golden/${name}`, import.meta.url);
let folder: string;

beforeAll(() => {
  folder = project({ 'app.js': orders });
});
afterAll(removeProjects);

const graph = async (...written: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(['graph', ...written], { folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
};

describe('tenon graph', () => {
  it.each(['text', 'mermaid', 'dot', 'json'])('shows modules and providers as %s', async (format) => {
    expectGolden(golden(`graph.${format}`), await graph('--format', format));
  });

  it.each(['text', 'mermaid', 'dot', 'json'])('shows what one provider needs and who needs it, as %s', async (format) => {
    expectGolden(golden(`graph-provider.${format}`), await graph('--provider', 'Pool', '--format', format));
  });

  it('shows one module, with what it needs of others', async () => {
    expectGolden(golden('graph-module.text'), await graph('--module', 'OrdersModule'));
  });

  it('shows the shop', async () => {
    expectGolden(golden('graph-shop.text'), await graph(resolve('build/samples/shop/app.js')));
  });

  it('tells why a controller lives as long as a request', async () => {
    expect(await graph('--provider', 'OrdersModule/Orders')).toContain('request because it needs Session');
  });

  it('shows what is mounted where it is asked for', async () => {
    expect(await graph('--mount', '/pages')).toBe('PagesModule\n  Pages  controller, singleton\n');
  });

  it("shows Tenon's own module where it is asked for", async () => {
    expect(await graph('--all')).toMatch(/^TenonModule \(global\)\n {2}exports .*Logger/);
  });

  it.each([
    [['--provider', 'Poool'], 'Did you mean Pool?'],
    [['--module', 'OrderModule'], 'Did you mean OrdersModule?'],
    [['--mount', '/page'], 'Did you mean /pages?'],
    [['--module', 'OrdersModule', '--provider', 'Pool'], 'no --module beside it'],
    [['--format', 'mermade'], 'Did you mean mermaid?'],
  ])('knows no %j', async (written, text) => {
    const { code, stdout, stderr } = await run(['graph', ...written], { folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(text);
  });

  it('writes names so that they stay names', async () => {
    expect(await graph('--format', 'mermaid')).toContain(
      '["Clock of #quot;the#quot; #lt;b#gt;#35;1#lt;/b#gt;<br/>generator, singleton, closes"]',
    );
    expect(await graph('--format', 'dot')).toContain('label="Clock of \\"the\\" <b>#1</b>\\ngenerator, singleton, closes"');
  });
});
