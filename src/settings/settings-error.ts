import { StartupError, type Problem } from '../core/errors.js';

/** One setting that is missing or wrong, as FastAPI would report it of a request. */
export interface SettingProblem {
  /** FastAPI's name of the failed check, such as `int_parsing`; `missing` of what is not set. */
  readonly type: string;
  /** Where it is in the settings: names of properties, or their aliases, and positions. */
  readonly loc: readonly (string | number)[];
  /** Without the value. */
  readonly msg: string;
  /** The variable that says it, or should. */
  readonly variable: string;
  /** `the environment`, `.env, line 3`; undefined of what is not set. */
  readonly place: string | undefined;
}

/** Everything that is wrong with the settings of one class. Its message holds no value of a secret. */
export class SettingsError extends StartupError {
  override readonly name = 'SettingsError';

  constructor(
    settings: string,
    problems: readonly Problem[],
    readonly details: readonly SettingProblem[],
  ) {
    super(problems, `The settings of ${settings} cannot be read`);
  }
}
