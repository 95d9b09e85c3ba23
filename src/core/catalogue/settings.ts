/** What can be wrong with settings. */
export const settingsErrors = {
  ENV_FILE_UNREADABLE: (f: { file: string; reason: string | undefined }) => ({
    what: f.reason === undefined ? `There is no file ${f.file}.` : `${f.file} could not be read: ${f.reason}.`,
    fix: 'name a file of lines NAME=value that this process may read; a relative path begins in the folder where the process was started.',
  }),
  SETTINGS_UNDECORATED: (f: { type: string }) => ({
    what: `${f.type} is read as settings, and nothing says where they come from.`,
    fix: `put @Settings() on it: @Settings({ prefix: 'SHOP_' }) class ${f.type} {...}.`,
  }),
  SETTINGS_MISSING: (f: {
    settings: string;
    missing: readonly { variable: string; wanted: string; written?: string | undefined; place?: string | undefined }[];
    files: readonly string[];
  }) => ({
    what: `${f.settings} takes ${f.missing.length === 1 ? 'a variable that is' : `${f.missing.length} variables that are`} not set: ${f.missing
      .map(({ variable, wanted }) => `${variable} (${wanted})`)
      .join(', ')}.${f.missing
      .flatMap(({ variable, written, place }) => (written === undefined ? [] : ` There is ${written} (${place}): is ${variable} meant?`))
      .join('')}`,
    fix: `set ${f.missing.length === 1 ? 'it' : 'them'} in ${['the environment', ...f.files].join(' or in ')}, or give ${
      f.missing.length === 1 ? 'the property' : 'the properties'
    } a default.`,
  }),
  SETTING_INVALID: (f: {
    settings: string;
    property: string;
    /** As `NAME=value`, or its name alone. */
    variable: string;
    place: string;
    reason: string;
    /** What it takes, where that says more than the reason. */
    wanted: string | undefined;
    example?: string | undefined;
  }) => ({
    what: `${f.variable} (${f.place}) is not what ${f.settings} takes: ${f.property} ${f.reason}.`,
    fix:
      f.wanted === undefined
        ? 'correct it there.'
        : `correct it there: ${f.property} is ${f.wanted}${f.example === undefined ? '' : `, as in ${f.example}`}.`,
  }),
  SETTINGS_INCONSISTENT: (f: { settings: string; reason: string }) => ({
    what: `The settings of ${f.settings} do not fit together: ${f.settings} ${f.reason}.`,
    fix: 'correct one of them; @Check of the class says what they have to be.',
  }),
} as const;
