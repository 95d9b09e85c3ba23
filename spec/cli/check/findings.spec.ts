import { readFileSync } from 'node:fs';
import { findingErrors } from '../../../src/core/catalogue/findings.js';
import { frontFindings } from '../../../src/cli/check/front.js';
import { missingLimits } from '../../../src/cli/check/limits.js';
import { environmentFindings, nodeFindings } from '../../../src/cli/check/node.js';
import { slowPatterns } from '../../../src/cli/check/patterns.js';
import { isWide } from '../../../src/cli/check/wide-range.js';
import type { Finding } from '../../../src/cli/check/finding.js';

const told = (findings: readonly Finding[]): string[] => findings.map(({ level, code }) => `${level} ${code}`);

describe('Node', () => {
  it.each([
    ['20.18.3', '2025-01-01', ['error NODE_OLD']],
    ['18.20.0', '2025-01-01', ['error NODE_OLD']],
    ['20.19.0', '2026-04-29', []],
    ['20.19.0', '2026-04-30', ['warning NODE_OLD']],
    ['23.1.0', '2026-01-01', ['warning NODE_OLD']],
    ['24.0.0', '2026-12-01', []],
    ['99.0.0', '2026-12-01', []],
  ])('%s on %s', (version, day, expected) => {
    expect(told(nodeFindings(version, new Date(day)))).toEqual(expected);
  });

  it('has to be as new as the package says', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    const [finding] = nodeFindings('0.1.0', new Date());
    expect(`>=${/which is (\S+)\.$/.exec(finding?.what ?? '')?.[1]}`).toBe(engines.node);
  });

  it.each([
    [undefined, ['note NODE_ENV_UNFIT']],
    ['', ['note NODE_ENV_UNFIT']],
    ['staging', ['warning NODE_ENV_UNFIT']],
    ['production', []],
  ])('with NODE_ENV %j', (given, expected) => {
    expect(told(environmentFindings(given))).toEqual(expected);
  });
});

describe('patterns', () => {
  const use = (source: string, maxLength: number, where = 'Order.name') => ({ source, flags: '', where, maxLength });

  it.each([
    ['^(a+)+$', 16, []],
    ['^(a+)+$', 24, ['warning PATTERN_SLOW']],
    ['^(a+)+$', 25, ['error PATTERN_SLOW']],
    ['^a*a*$', 3_000, []],
    ['^a*a*$', 16_384, ['warning PATTERN_SLOW']],
    ['^a*a*$', 1_048_576, ['error PATTERN_SLOW']],
    ['^[a-z]+(-[a-z]+)*$', 1_048_576, []],
  ])('%s with up to %d characters', (source, maxLength, expected) => {
    expect(told(slowPatterns([use(source, maxLength)]))).toEqual(expected);
  });

  it('are told once, with every place, and the longest text of any of them', () => {
    const findings = slowPatterns([use('^(a+)+$', 10, 'A.a'), use('^(a+)+$', 100, 'B.b'), use('^(a+)+$', 100, 'B.b')]);
    expect(findings).toMatchObject([{ where: ['A.a', 'B.b'], what: expect.stringContaining('up to 100 characters') }]);
  });

  it.each([
    ['^(a+)+$', { least: 1_000, factor: 3 }, undefined],
    ['^(a+)+$', { least: 0, factor: 3 }, undefined],
    ['^(a+)+$', undefined, 16],
    ['^a*a*$', { least: 1_000, factor: 3 }, 1_054],
    ['^a*a*a*$', { least: 1_000, factor: 3 }, undefined],
    ['^a*a*a*$', { least: 0, factor: 3 }, 71],
  ])('%s where a limit lets through %j: one that helps is %s', (source, reach, fits) => {
    const [finding] = slowPatterns([{ ...use(source, 1e6), ...(reach === undefined ? {} : { reach }) }]);
    expect(/ limit the text to (\d+) characters/.exec(finding?.fix ?? '')?.[1]).toBe(fits?.toString());
  });

  it('that cannot be read are told as such', () => {
    const findings = slowPatterns([use('^(?<=a)(?<!b)\\k<x>(', 10)]);
    expect(findings).toMatchObject([{ level: 'note', code: 'PATTERN_UNDECIDED', where: ['Order.name'] }]);
  });

  it('are not looked at without recheck, which is said', () => {
    expect(told(slowPatterns([use('^(a+)+$', 100)], null))).toEqual(['note RECHECK_MISSING']);
    expect(slowPatterns([], null)).toEqual([]);
  });
});

describe('a range of addresses', () => {
  it.each([
    ['loopback', false],
    ['10.0.0.0/8', false],
    ['203.0.113.7', false],
    ['64.0.0.0/2', true],
    ['2001:db8::/32', false],
    ['2000::/3', true],
    ['fc00::/7', false],
  ])('%s', (range, expected) => {
    expect(isWide(range)).toBe(expected);
  });
});

it('every finding is told in docs/command-line.md', () => {
  const manual = readFileSync('docs/command-line.md', 'utf8');
  expect(Object.keys(findingErrors).filter((code) => !manual.includes(`\`${code}\``))).toEqual([]);
});

describe('options', () => {
  const timeouts = { headers: 1, request: 1, keepAlive: 1, handler: 1, close: 1 };
  const picture = (options: object) => ({
    mounts: [],
    documentation: [],
    advice: [],
    options: { timeouts, bodyLimit: 1, trustProxy: null, ...options },
  });

  it.each([...Object.keys(timeouts)])('timeouts.%s that is 0', (name) => {
    const findings = missingLimits(picture({ timeouts: { ...timeouts, [name]: 0 } }) as never);
    expect(findings).toMatchObject([
      { level: 'warning', code: 'LIMIT_OFF', what: expect.stringMatching(new RegExp(`^timeouts.${name} is 0: `)) },
    ]);
  });

  it('a limit of bodies that is none', () => {
    expect(told(missingLimits(picture({ bodyLimit: Infinity }) as never))).toEqual(['warning LIMIT_OFF']);
    expect(missingLimits(picture({ bodyLimit: 104_857_600 }) as never)).toEqual([]);
  });

  it.each([
    [true, ['warning PROXY_TRUST_OPEN']],
    ['loopback, 64.0.0.0/2', ['warning PROXY_TRUST_WIDE']],
    [['10.0.0.0/8'], []],
    [1, []],
    ['function', []],
    [null, []],
  ])('trustProxy %j', (trustProxy, expected) => {
    expect(told(frontFindings(picture({ trustProxy }) as never, false))).toEqual(expected);
  });
});
