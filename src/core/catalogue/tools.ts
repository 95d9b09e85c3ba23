/** What can be wrong with `tenon new`, `tenon check` and the other tools. */
export const toolErrors = {
  NAME_UNFIT: (f: { kind: 'module' | 'controller'; given: string; suggestion: string | undefined }) => ({
    what: `"${f.given}" is no name for a ${f.kind}: it is made of the letters a to z, digits and hyphens, and begins with a letter.`,
    fix: `write it as in tenon new ${f.kind} ${f.suggestion ?? 'order-items'}.`,
  }),
  PACKAGE_NAME_UNFIT: (f: { name: string; reason: string; isGiven: boolean }) => ({
    what: `The package cannot be called "${f.name}"${f.isGiven ? '' : ', as its folder is'}: ${f.reason}.`,
    fix: f.isGiven
      ? 'give it another name, as in --name my-app.'
      : 'name the folder otherwise, or give the package a name of its own: --name my-app.',
  }),
  FOLDER_TAKEN: (f: { folder: string; holds: readonly string[] | undefined }) => ({
    what:
      f.holds === undefined
        ? `${f.folder} is a file.`
        : `${f.folder} is not empty: it holds ${f.holds.slice(0, 3).join(', ')}${f.holds.length > 3 ? ` and ${f.holds.length - 3} more` : ''}.`,
    fix: 'name a folder that does not exist yet, or an empty one: tenon new overwrites nothing.',
  }),
  FILES_TAKEN: (f: { kind: 'module' | 'controller'; name: string; files: readonly string[] }) => ({
    what: `The ${f.kind} ${f.name} is not written: there ${f.files.length === 1 ? 'is' : 'are'} ${f.files.join(', ')} already.`,
    fix: 'choose another name, or take away what is there: tenon new overwrites nothing.',
  }),
  NAME_HELD: (f: { kind: 'module' | 'controller'; given: string; name: string; file: string }) => ({
    what: `The ${f.kind} ${f.given} is not written: ${f.file} has the name ${f.name} already.`,
    fix: 'choose another name, for the new class could not be imported there.',
  }),
  WORKSPACE_ROOT: (_: object) => ({
    what: 'This is the root of a workspace: its package.json lists projects, and there is no src beside it.',
    fix: 'go to the folder of one of its projects, as in cd packages/api.',
  }),
  PROJECT_MISSING: (_: object) => ({
    what: 'There is no project here: neither this folder nor one above it has a package.json.',
    fix: 'go to the folder of a project, or write one with tenon new my-app.',
  }),
} as const;
