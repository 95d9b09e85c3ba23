import { nameOf } from '../routes.js';
import type { Graph, GraphProvider } from './model.js';
import { inLine, reasonOf, wordsOf } from './words.js';

/** The graph in the language of Graphviz (https://graphviz.org/doc/info/lang.html): modules are clusters, broken lines lead to what is imported. */
export function dotOf({ title, modules, providers, routes }: Graph): string {
  const folder = (id: string): string => quoted(`module ${id}`);
  const known = new Set(modules.map(({ id }) => id));
  const clusters = modules.flatMap(({ id }, i) => [
    `  subgraph cluster_${i} {`,
    `    label=${quoted(id)};`,
    `    ${folder(id)} [label=${quoted(id)}, shape=folder];`,
    ...providers.filter(({ module }) => module === id).map((one) => `    ${quoted(one.id)} [${lookOf(one)}];`),
    '  }',
  ]);
  return [
    `digraph ${quoted(title)} {`,
    '  rankdir=LR;',
    '  node [shape=box, fontname="Helvetica"];',
    ...clusters,
    ...routes.map(({ id }) => `  ${quoted(id)} [shape=oval];`),
    ...modules.flatMap(({ id, imports }) =>
      imports.filter((one) => known.has(one)).map((one) => `  ${folder(id)} -> ${folder(one)} [style=dashed];`),
    ),
    ...providers.flatMap(({ id, injects }) =>
      [...new Set(injects.map((one) => one.id))].map((one) => `  ${quoted(id)} -> ${quoted(one)};`),
    ),
    ...routes.flatMap(({ id, needs }) => needs.map((one) => `  ${quoted(id)} -> ${quoted(one)};`)),
    '}',
  ].join('\n');
}

function lookOf(provider: GraphProvider): string {
  const reason = reasonOf(provider);
  const lines = [nameOf(provider.id), wordsOf(provider).join(', '), ...(reason === undefined ? [] : [`because of ${reason}`])];
  const label = `"${lines.map(escaped).join('\\n')}"`;
  const looks = [`label=${label}`, ...(provider.controller ? ['shape=component'] : [])];
  return [...looks, ...(provider.effectiveScope === 'request' ? ['style=dashed'] : [])].join(', ');
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** A backslash begins an escape of a label. */
function escaped(text: string): string {
  return inLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
