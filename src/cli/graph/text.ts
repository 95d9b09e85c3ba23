import type { Paint } from '../colours.js';
import { nameOf } from '../routes.js';
import type { Graph, GraphModule, GraphProvider } from './model.js';
import { inLine, reasonOf, wordsOf } from './words.js';

/** The graph for people: modules with what is in them. */
export function textOf({ modules, providers }: Graph, paint: Paint): string {
  return modules
    .map((module) => {
      const own = providers.filter((one) => one.module === module.id);
      return [...moduleLines(module, paint), ...own.flatMap((one) => providerLines(one, paint))].join('\n');
    })
    .join('\n\n');
}

function moduleLines({ id, global, prefix, imports, exports }: GraphModule, paint: Paint): string[] {
  const words = [...(global ? ['global'] : []), ...(prefix === '' ? [] : [`prefix ${prefix}`])];
  return [
    `${paint.bold(id)}${words.length === 0 ? '' : ` (${words.join(', ')})`}`,
    ...(imports.length === 0 ? [] : [`  imports ${imports.join(', ')}`]),
    ...(exports.length === 0 ? [] : [`  exports ${exports.join(', ')}`]),
  ];
}

function providerLines(provider: GraphProvider, paint: Paint): string[] {
  const { id, injects, reads, effectiveScope } = provider;
  const reason = reasonOf(provider);
  const words = wordsOf(provider).map((word) => (word === 'request' && effectiveScope === 'request' ? paint.yellow(word) : word));
  return [
    `  ${paint.cyan(inLine(nameOf(id)))}  ${words.join(', ')}`,
    ...(reason === undefined ? [] : [`    ${effectiveScope} because it needs ${reason}`]),
    ...injects.map(({ id: needed, at }) => `    needs ${inLine(needed)} ${paint.dim(`(${at})`)}`),
    ...(reads.length === 0 ? [] : [`    reads ${inLine(reads.join(', '))}`]),
  ];
}

/** What some providers need, and who needs them, each as a tree. */
export function treesOf(graph: Graph, ids: readonly string[], paint: Paint): string {
  const byId = new Map(graph.providers.map((one) => [one.id, one]));
  const said = (id: string): string => {
    const provider = byId.get(id);
    return provider === undefined ? inLine(id) : `${inLine(id)}  ${paint.dim(wordsOf(provider).join(', '))}`;
  };
  const needsOf = (id: string): readonly string[] => [
    ...(byId.get(id)?.injects ?? []).map((one) => one.id),
    ...(byId.get(id)?.reads ?? []),
  ];
  const needersOf = (id: string): readonly string[] => byId.get(id)?.neededBy ?? [];
  const handlers = new Map(graph.routes.map(({ id, handler }) => [id, `${id}  ${paint.dim(handler)}`]));
  return ids
    .map((id) => {
      const provider = byId.get(id) as GraphProvider;
      const reason = reasonOf(provider);
      return [
        `${paint.bold(inLine(id))}  ${wordsOf(provider).join(', ')}`,
        ...(reason === undefined ? [] : [`  ${provider.effectiveScope} because it needs ${reason}`]),
        ...branch(['needs', 'nothing'], id, needsOf, said),
        ...branch(['needed by', 'nobody'], id, needersOf, (one) => handlers.get(one) ?? said(one)),
      ].join('\n');
    })
    .join('\n\n');
}

function branch(
  [title, none]: readonly [title: string, none: string],
  root: string,
  next: (id: string) => readonly string[],
  said: (id: string) => string,
): string[] {
  const lines = [`  ${title}`];
  const seen = new Set([root]);
  const visit = (id: string, depth: number): void => {
    const isKnown = seen.has(id);
    const below = isKnown ? [] : next(id);
    lines.push(`${'  '.repeat(depth + 2)}${said(id)}${isKnown && next(id).length > 0 ? ' (above)' : ''}`);
    seen.add(id);
    for (const one of below) visit(one, depth + 1);
  };
  for (const one of next(root)) visit(one, 0);
  return lines.length === 1 ? [`  ${title} ${none}`] : lines;
}
