import { eachPair, formText } from './query-string.js';
import type { ParameterOptions } from './options.js';

/** What stands between the values of a name; encoded, a comma is part of a value (RFC 6570), while nobody sends a bare space. */
const separators = { form: /,/, spaceDelimited: /\+|%20/, pipeDelimited: /\||%7C/i } as const;

/** Reads the texts of a name that are written one after the other; undefined where the name was not sent. A name without a value is an empty list. */
export function delimitedTexts(name: string, { style = 'form' }: ParameterOptions): (search: string) => readonly string[] | undefined {
  const separator = separators[style as keyof typeof separators];
  return (search) => {
    const texts: string[] = [];
    let isSent = false;
    eachPair(search, (rawName, value) => {
      if (formText(rawName) !== name) return;
      isSent = true;
      if (value !== '') texts.push(...value.split(separator).map((text) => formText(text)));
    });
    return isSent ? texts : undefined;
  };
}
