/** What an `Authorization` header holds (RFC 9110, section 11.6.2). */
export interface HttpAuthorizationCredentials {
  /** The word in front, as it was written: `Bearer`, `bearer`. */
  readonly scheme: string;
  /** All that follows it, without the spaces around; never empty. */
  readonly credentials: string;
}

/** Takes an `Authorization` header apart at its first space; undefined where either part is missing. */
export function parseAuthorization(text: string | undefined): HttpAuthorizationCredentials | undefined {
  const space = text?.indexOf(' ') ?? -1;
  if (text === undefined || space < 1) return undefined;
  const credentials = text.slice(space + 1).trim();
  return credentials === '' ? undefined : { scheme: text.slice(0, space), credentials };
}
