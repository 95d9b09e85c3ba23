/** How the system says that there is no such file: a part of it is no folder, its links lead in a circle, or it is nothing that can be opened. */
const missing: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENXIO', 'EINVAL'];

/** What the system calls an error (`ENOENT`); undefined for others. */
function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? (error as { readonly code?: unknown }).code : undefined;
}

/** Whether no file can be called that. */
export function isTooLong(error: unknown): boolean {
  return errorCode(error) === 'ENAMETOOLONG';
}

export function isMissing(error: unknown): boolean {
  return missing.includes(errorCode(error));
}

/** Whether the process may not do what it tried. */
export function isForbidden(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes(String(errorCode(error)));
}
