import type { Command, Surroundings } from './command.js';
import { TenonError } from '../core/errors.js';
import { writeFeature, type Written } from './new/feature.js';
import { featureName, type FeatureKind } from './new/names.js';
import { writeProject } from './new/project.js';

/** `tenon new`: a project, or a module or a controller of one. */
export const newCommand: Command = {
  name: 'new',
  summary: 'write a new project, or a module or a controller of one',
  about: `tenon new my-app writes a project that is ready to run: an application with a module (controller, service, model and specs), the settings of the compiler and of the tests, a Dockerfile. Nothing is installed and nothing is overwritten; a folder that holds something is refused.

tenon new module orders writes src/orders with a controller, a service, a model and a spec, and adds the module to the root module. tenon new controller reports writes a controller and its spec, and adds it to the module in its folder, else to the root module. Where the file of that module looks otherwise than expected it is left alone, and the lines to add are printed.`,
  arguments: [
    { name: 'folder', required: true, about: 'where the project goes; or: module, controller' },
    { name: 'name', about: 'of the module or controller, as in orders, order-items or OrderItems' },
  ],
  options: {
    name: { value: 'NAME', example: 'my-app', about: 'of the package, if it is not to be called as its folder' },
  },
  examples: [
    ['tenon new my-app', 'a project in the folder my-app'],
    ['tenon new module orders', 'a module in src/orders'],
  ],
  run: async ({ arguments: { folder = '', name }, values }, around) => {
    const kind = folder === 'module' || folder === 'controller' ? folder : undefined;
    if (kind === undefined && name !== undefined) throw TenonError.of('COMMAND_ARGUMENT_EXTRA', { command: 'tenon new', argument: name });
    if (kind === undefined) return newProject(folder, values.name, around);
    if (name === undefined) throw TenonError.of('COMMAND_ARGUMENT_MISSING', { command: `tenon new ${kind}`, argument: 'name' });
    return newFeature(kind, name, around);
  },
};

async function newProject(path: string, given: string | undefined, { home, folder, write, paint }: Surroundings): Promise<void> {
  const name = writeProject(home, folder, path, given);
  const steps = [...(path === '.' ? [] : [`cd ${quoted(path)}`]), 'npm install', 'npm test', 'npx tenon dev'];
  await write(`${paint.bold(name)} is written. Next:

${steps.map((step) => `  ${paint.cyan(step)}`).join('\n')}

Then http://127.0.0.1:8000/docs shows what it can do, and README.md what is where.
`);
}

async function newFeature(kind: FeatureKind, given: string, { home, folder, write }: Surroundings): Promise<void> {
  const { files, changed, entry } = writeFeature(home, folder, kind, featureName(kind, given));
  const lines = [...files.map((file) => `written  ${file}`), ...(changed === undefined ? [] : [`changed  ${changed}`])];
  await write(`${lines.join('\n')}\n${changed === undefined ? `\n${byHand(entry)}` : ''}`);
}

function byHand({ key, name, path }: Written['entry']): string {
  return `To use it, add to the file of the root module:

  import { ${name} } from '${path}.js';

  @Module({ ${key}: [..., ${name}] })
`;
}

/** As a shell takes it. */
function quoted(path: string): string {
  return /^[\w@./~+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
