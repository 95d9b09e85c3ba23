import { paintFor, plain } from '../../src/cli/colours.js';
import { tableOf } from '../../src/cli/table.js';

const terminal = { isTTY: true };
const pipe = {};

describe('colours', () => {
  it.each([
    ['a terminal', terminal, {}, true],
    ['a pipe', pipe, {}, false],
    ['a terminal with NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
    ['a pipe with FORCE_COLOR', pipe, { FORCE_COLOR: '1' }, true],
    ['a terminal with FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
    ['a pipe with both', pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('are there as asked: %s', (_, stream, env, isShaded) => {
    expect(paintFor(stream, env).red('x')).toBe(isShaded ? '\u001b[31mx\u001b[39m' : 'x');
  });

  it('leave nothing around nothing', () => {
    expect(paintFor(terminal, {}).bold('')).toBe('');
  });
});

describe('a table', () => {
  const rows = [
    [{ text: 'GET' }, { text: '/orders' }, { text: 'Orders.list' }],
    [{ text: 'DELETE' }, { text: '/' }, { text: '-' }],
  ];
  const titles = ['METHOD', 'PATH', 'HANDLER'];

  it('has columns as wide as what is in them, whatever the colours', () => {
    const text = 'METHOD  PATH     HANDLER\nGET     /orders  Orders.list\nDELETE  /        -';
    expect(tableOf(titles, rows, { paint: plain, columns: undefined })).toBe(text);
    expect(tableOf(titles, rows, { paint: plain, columns: 28 })).toBe(text);
    const shaded = tableOf(titles, rows, { paint: paintFor(terminal, {}), columns: 28 });
    // eslint-disable-next-line no-control-regex
    expect(shaded.replace(/\u001b\[\d+m/g, '')).toBe(text);
  });

  it('puts rows one below the other where the terminal is narrower', () => {
    expect(tableOf(titles, rows, { paint: plain, columns: 27 })).toBe('GET /orders\n  handler  Orders.list\n\nDELETE /');
  });
});
