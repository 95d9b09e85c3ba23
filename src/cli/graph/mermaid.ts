import { nameOf } from '../routes.js';
import type { Graph, GraphProvider } from './model.js';
import { inLine, reasonOf, wordsOf } from './words.js';

/** What Mermaid reads in a text in quotes, in the codes that it has for it. */
const codes: Readonly<Record<string, string>> = { '"': '#quot;', '#': '#35;', '<': '#lt;', '>': '#gt;', '`': '#96;', '&': '#amp;' };

/** The graph as a flowchart of Mermaid: modules with what is in them, lines to what is needed, broken lines to what is imported. */
export function mermaidOf({ modules, providers, routes }: Graph): string {
  const names = new Map([
    ...modules.map(({ id }, i) => [`module ${id}`, `m${i}`] as const),
    ...providers.map(({ id }, i) => [id, `p${i}`] as const),
    ...routes.map(({ id }, i) => [id, `r${i}`] as const),
  ]);
  const at = (id: string): string => names.get(id) ?? '';
  const lines = modules.flatMap(({ id }) => [
    `  subgraph ${at(`module ${id}`)}[${quoted(id)}]`,
    ...providers.filter(({ module }) => module === id).map((one) => `    ${at(one.id)}${shaped(one)}`),
    '  end',
  ]);
  const request = providers.filter(({ effectiveScope }) => effectiveScope === 'request').map(({ id }) => at(id));
  return [
    'flowchart LR',
    ...lines,
    ...routes.map(({ id }) => `  ${at(id)}([${quoted(id)}])`),
    ...modules.flatMap(({ id, imports }) =>
      imports.filter((one) => names.has(`module ${one}`)).map((one) => `  ${at(`module ${id}`)} -.-> ${at(`module ${one}`)}`),
    ),
    ...providers.flatMap(({ id, injects }) => [...new Set(injects.map((one) => one.id))].map((one) => `  ${at(id)} --> ${at(one)}`)),
    ...routes.flatMap(({ id, needs }) => needs.map((one) => `  ${at(id)} --> ${at(one)}`)),
    ...(request.length === 0 ? [] : ['  classDef request stroke-dasharray: 4 2', `  class ${request.join(',')} request`]),
  ].join('\n');
}

function shaped(provider: GraphProvider): string {
  const reason = reasonOf(provider);
  const lines = [nameOf(provider.id), wordsOf(provider).join(', '), ...(reason === undefined ? [] : [`because of ${reason}`])];
  const text = `"${lines.map(escaped).join('<br/>')}"`;
  return provider.controller ? `[[${text}]]` : `[${text}]`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

function escaped(text: string): string {
  return inLine(text).replace(/["#<>`&]/g, (one) => codes[one] ?? one);
}
