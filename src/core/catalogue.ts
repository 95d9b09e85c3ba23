/**
 * Every error of Tenon's own: its code, what it says and the change that mends it.
 * An entry takes the facts and words them; `spec/core/catalogue` holds each text in a golden file.
 */
import { commandErrors } from './catalogue/command.js';
import { fieldErrors } from './catalogue/fields.js';
import { lifetimeErrors } from './catalogue/lifetime.js';
import { modelErrors } from './catalogue/models.js';
import { parameterErrors } from './catalogue/parameters.js';
import { readingErrors } from './catalogue/reading.js';
import { frontErrors } from './catalogue/front.js';
import { guardErrors } from './catalogue/guards.js';
import { routeErrors } from './catalogue/routes.js';
import { schemeErrors } from './catalogue/schemes.js';
import { tokenErrors } from './catalogue/tokens.js';
import { wiringErrors } from './catalogue/wiring.js';
import { lifecycleErrors } from './catalogue/lifecycle.js';
import { settingsErrors } from './catalogue/settings.js';
import { fileErrors } from './catalogue/files.js';
import { templateErrors } from './catalogue/templates.js';
import { servingErrors } from './catalogue/serving.js';
import { developingErrors } from './catalogue/developing.js';
import { findingErrors } from './catalogue/findings.js';
import { toolErrors } from './catalogue/tools.js';

export const catalogue = {
  ...wiringErrors,
  ...lifetimeErrors,
  ...routeErrors,
  ...parameterErrors,
  ...fieldErrors,
  ...modelErrors,
  ...readingErrors,
  ...commandErrors,
  ...schemeErrors,
  ...tokenErrors,
  ...frontErrors,
  ...guardErrors,
  ...lifecycleErrors,
  ...settingsErrors,
  ...fileErrors,
  ...templateErrors,
  ...servingErrors,
  ...developingErrors,
  ...findingErrors,
  ...toolErrors,
} as const;

/** The code of an error in the catalogue. */
export type ErrorCode = keyof typeof catalogue;

/** The facts that the text of a code is made of. */
export type Facts<C extends ErrorCode> = Parameters<(typeof catalogue)[C]>[0];
