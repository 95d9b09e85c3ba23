import { problem, type Problem } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import { nearest } from '../../core/suggest.js';
import { isRecord } from '../../core/types.js';

/** What an option may be; the compiler does not see every program. */
type Test = readonly [wanted: string, fits: (value: unknown) => boolean];
type Rule = Test | { readonly [option: string]: Rule };

const text: Rule = ['a text', (value) => typeof value === 'string'];
const list: Rule = ['a list', Array.isArray];
const yesOrNo: Rule = ['true or false', (value) => typeof value === 'boolean'];
const path: Rule = ['a path that begins with a slash and has no parameters, as "/docs",', isPlainPath];
const texts: Rule = ['texts by name', (value) => isRecord(value) && Object.values(value).every((one) => typeof one === 'string')];
const plain: Rule = ['settings of plain data', (value) => isRecord(value) && isPlain(value)];
const scopes: Rule = ['a text or a list of texts', (value) => [value].flat().every((one) => typeof one === 'string')];

const common = { path, title: text, favicon: text, parameters: plain };
const oauth: Rule = {
  clientId: text,
  appName: text,
  realm: text,
  scopes,
  scopeSeparator: text,
  additionalQueryStringParams: texts,
  useBasicAuthenticationWithAccessCodeGrant: yesOrNo,
  usePkceWithAuthorizationCodeGrant: yesOrNo,
};
const redirect: Rule = ['a path that begins with a slash, or null,', (value) => value === null || isPlainPath(value)];
const rules: Rule = {
  swagger: { ...common, oauth, oauth2Redirect: redirect, assets: { script: text, preset: text, style: text } },
  redoc: { ...common, assets: { script: text } },
  pages: ['a list of pages, each with a name, a path and a method "render",', (value) => Array.isArray(value) && value.every(isPage)],
  use: list,
  imports: list,
};

/** A part of the addresses of the files, as it is. */
const isFolderName = (value: unknown): boolean => typeof value === 'string' && /^(?!\.)[\w.~@+-]+$/.test(value);
const pageFiles: Readonly<Record<string, Test>> = {
  version: ['the plain name of a folder, as "1.2.0",', isFolderName],
  content: ['an object of files by their paths', isRecord],
};

/** What is wrong with `docs` by itself; paths that are taken are found with the routes. */
export function docsProblems(docs: unknown, where = 'createApp()'): Problem[] {
  if (docs === undefined || docs === false) return [];
  const problems = held(docs, rules, where, 'docs');
  return problems.length > 0 ? problems : filesProblems((docs as { pages?: unknown }).pages, where, 'docs.pages');
}

function filesProblems(pages: unknown, where: string, option: string): Problem[] {
  return (Array.isArray(pages) ? pages.filter(isRecord) : []).flatMap(({ files, companions }, at) => [
    ...(files === undefined ? [] : filesOfPage(files, where, `${option}[${at}].files`)),
    ...filesProblems(companions, where, `${option}[${at}].companions`),
  ]);
}

function filesOfPage(files: unknown, where: string, option: string): Problem[] {
  if (!isRecord(files)) return held(files, {}, where, option);
  const unfit = Object.entries(pageFiles).filter(([name, [, fits]]) => !fits(files[name]));
  return unfit.map(([name, [wanted]]) =>
    problem('OPTION_INVALID', { where, option: `${option}.${name}`, value: shown(files[name]), wanted }),
  );
}

function held(value: unknown, rule: Rule, where: string, option: string): Problem[] {
  if (isRule(rule)) return rule[1](value) ? [] : [problem('OPTION_INVALID', { where, option, value: shown(value), wanted: rule[0] })];
  if (!isRecord(value)) return [problem('OPTION_INVALID', { where, option, value: shown(value), wanted: 'an object' })];
  return Object.entries(value).flatMap(([name, inside]) => {
    const inner = Object.hasOwn(rule, name) ? rule[name] : undefined;
    const path = `${option}.${name}`;
    if (inner === undefined) return [problem('OPTION_UNKNOWN', { where, option: path, suggestion: nearest(name, Object.keys(rule)) })];
    const isOff = inside === undefined || (inside === false && (path === 'docs.swagger' || path === 'docs.redoc'));
    return isOff ? [] : held(inside, inner, where, path);
  });
}

function isRule(rule: Rule): rule is Extract<Rule, readonly unknown[]> {
  return Array.isArray(rule);
}

/** Whether it can be where one thing is found: pages refer to each other by it. */
export function isPlainPath(value: unknown): boolean {
  return typeof value === 'string' && /^\/(?!\/)[^:*?#]*$/.test(value);
}

function isPage(value: unknown): boolean {
  return isRecord(value) && typeof value.name === 'string' && isPlainPath(value.path) && typeof value.render === 'function';
}

/** Whether JSON can say it: a function would be lost on the way to the page. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (isRecord(value)) return Object.values(value).every(isPlain);
  return value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
}
