/** What can be wrong with the types and limits that properties and parameters declare. */
export const modelErrors = {
  PATTERN_BROKEN: (f: { pattern: string; reason: string }) => ({
    what: `The pattern ${JSON.stringify(f.pattern)} is no regular expression: ${f.reason}.`,
    fix: 'correct it, or give a RegExp literal, which the compiler checks; in text every backslash is written twice.',
  }),
  DURATION_INVALID: (f: { value: string; reason: string }) => ({
    what: `${f.value} is not a duration: ${f.reason}.`,
    fix: 'milliseconds() takes ISO 8601 text such as PT5M, durationOf() a finite number of milliseconds.',
  }),

  MOMENT_INVALID: (f: { value: string; reason: string }) => ({
    what: `There is no moment that later() could answer for ${f.value}: ${f.reason}.`,
    fix: 'later() takes text such as 2031-05-09T20:15:00+02:00, and answers moments of the years 1 to 9999.',
  }),
} as const;
