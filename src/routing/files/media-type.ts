import { extname } from 'node:path';
import express, { type Response } from 'express';

/** The media type of a file by the ending of its name; bytes (`application/octet-stream`) where it tells nothing. Text is said to be UTF-8. */
export function mediaTypeOf(name: string): string {
  const ending = extname(name);
  if (ending === '') return unknown;
  let type = unknown;
  // Express brings the registry of media types along, and gives it away through this method.
  const asked = { set: (_: string, value: string) => void (type = value) };
  express.response.type.call(asked as unknown as Response, ending);
  // Only text has a charset (RFC 8259 section 11: JSON has none).
  return type.startsWith('text/') ? type : (type.split(';', 1)[0] as string);
}

const unknown = 'application/octet-stream';
