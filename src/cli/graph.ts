import type { Picture } from '../app/picture.js';
import { TenonError } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import type { Command, Surroundings } from './command.js';
import { dotOf } from './graph/dot.js';
import { mermaidOf } from './graph/mermaid.js';
import { graphOf, type Graph } from './graph/model.js';
import { meantBy, ofModule, ofProvider } from './graph/selection.js';
import { textOf, treesOf } from './graph/text.js';
import { look, lookingArguments, lookingOptions } from './looking.js';
import { partsOf } from './parts.js';

/** `tenon graph`: how an application is wired. */
export const graph: Command = {
  name: 'graph',
  summary: 'show how an application is wired: modules, providers, scopes',
  about: `Shows the modules of an application with what they import and export, and their providers: how each is made, how long it lives, what it needs, and whether something is closed after it. Of a controller that lives as long as a request, though it is not declared so, it tells what leads to the request. The application is imported, not started: no port is opened and no provider is made. What it prints goes to standard error.`,
  arguments: lookingArguments,
  options: {
    format: {
      value: 'FORMAT',
      choices: ['text', 'mermaid', 'dot', 'json'],
      about: 'text if nothing is said; dot is the language of Graphviz',
    },
    module: { value: 'NAME', example: 'OrdersModule', about: 'only this module, with what it needs of others' },
    provider: {
      value: 'NAME',
      example: 'OrdersService',
      about:
        'only this provider, with all that it needs and all that need it: OrdersService, or OrdersModule/OrdersService where several have the name',
    },
    mount: { value: 'PATH', example: '/admin', about: 'the application that is mounted at this path' },
    all: { about: "with Tenon's own module" },
    ...lookingOptions,
  },
  examples: [
    ['tenon graph', 'the whole application'],
    ['tenon graph --provider Database', 'why something is made, and what breaks without it'],
    ['tenon graph --format mermaid > docs/wiring.mmd', 'a drawing that GitHub shows in Markdown'],
    ['tenon graph --format dot | dot -Tsvg > wiring.svg', 'a drawing by Graphviz'],
  ],
  run: async (given, surroundings) => {
    const { format = 'text', module, provider } = given.values;
    if (module !== undefined && provider !== undefined) throw both(provider);
    const whole = graphOf(mountedAt(await look(given, surroundings), given.values.mount), given.switches.all === true);
    const shown = module !== undefined ? ofModule(whole, module) : provider !== undefined ? ofProvider(whole, provider) : whole;
    // Lines from every route would hide all others.
    const drawn = provider === undefined && format !== 'json' ? { ...shown, routes: [] } : shown;
    await surroundings.write(`${written(format, drawn, provider, surroundings)}\n`);
  },
};

function written(format: string, shown: Graph, provider: string | undefined, { paint }: Surroundings): string {
  if (format === 'json') return JSON.stringify(shown, null, 2);
  if (format === 'mermaid') return mermaidOf(shown);
  if (format === 'dot') return dotOf(shown);
  return provider === undefined ? textOf(shown, paint) : treesOf(shown, meantBy(shown, provider), paint);
}

/** Throws `COMMAND_OPTION_INVALID` where no application is mounted. */
function mountedAt(picture: Picture, mount = ''): Picture {
  const parts = partsOf(picture);
  const meant = parts.find(({ path }) => path === mount.replace(/\/$/, ''));
  if (meant !== undefined) return meant.picture;
  const paths = parts.flatMap(({ path }) => (path === '' ? [] : [path]));
  throw TenonError.of('COMMAND_OPTION_INVALID', {
    ...{ command: 'tenon graph', option: '--mount', given: mount },
    ...{ wanted: 'the path of a mounted application', example: paths[0] ?? '/', suggestion: nearest(mount, paths) },
  });
}

function both(given: string): TenonError {
  const option = '--provider';
  return TenonError.of('COMMAND_OPTION_INVALID', {
    command: 'tenon graph',
    option,
    given,
    wanted: 'no --module beside it',
    example: given,
  });
}
