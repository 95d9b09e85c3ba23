import { didYouMean } from './did-you-mean.js';

/** What can be wrong with templates. */
export const templateErrors = {
  ETA_MISSING: (f: { reason: string }) => ({
    what: `The templates are written for eta, and eta cannot be loaded: ${f.reason}.`,
    fix: 'install it beside tenon, npm install eta; or hand TemplatesModule.forRoot() an engine of your own.',
  }),
  TEMPLATES_SOURCE: (f: { given: readonly string[] }) => ({
    what: `TemplatesModule.forRoot() is given ${f.given.length === 0 ? 'nothing to make pages from' : `several things to make pages from: ${f.given.join(' and ')}`}.`,
    fix: "give it one of them: directory: 'views', pages: { 'name.html': text }, or engine: { render(name, values) { ... } }.",
  }),
  TEMPLATES_DIRECTORY: (f: { directory: string; reason: string }) => ({
    what: `The templates in ${f.directory} cannot be read: ${f.reason}.`,
    fix: 'name a directory that is there; a relative one is looked for where the process was started, new URL("./views", import.meta.url) beside the file that says it.',
  }),
  TEMPLATES_BROKEN: (f: { broken: readonly { template: string; line: number | undefined; reason: string }[] }) => ({
    what: `${f.broken.length === 1 ? 'A template' : `${f.broken.length} templates`} cannot be compiled: ${f.broken
      .map(({ template, line, reason }) => `${placed(template, line)}: ${reason}`)
      .join('; ')}.`,
    fix: 'mend what stands between <% and %> there: it is JavaScript, and every brace and bracket that is opened is closed in the same template.',
  }),
  TEMPLATE_UNKNOWN: (f: { template: string; suggestion?: string | undefined }) => ({
    what: `There is no template ${f.template}.${didYouMean(f.suggestion)}`,
    fix: 'write its name as it stands below the directory of the templates, with its extension; include and layout also take ./row.html, from beside the template that says it.',
  }),
  TEMPLATE_FAILED: (f: { template: string; line: number | undefined; reason: string }) => ({
    what: `A page cannot be made: ${placed(f.template, f.line)}: ${f.reason}.`,
    fix: 'hand render() what the template asks for, or let the template look whether it is there: it.person?.name.',
  }),
} as const;

function placed(template: string, line: number | undefined): string {
  return line === undefined ? template : `${template}:${line}`;
}
