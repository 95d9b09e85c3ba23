import type { Picture } from '../app/picture.js';

/** An application, or one that is mounted in it. */
export interface Part {
  /** Where it is mounted, without the last slash; empty for the application itself. */
  readonly path: string;
  readonly picture: Picture;
}

/** An application and all that are mounted in it, to any depth. */
export function partsOf(picture: Picture, path = ''): Part[] {
  const below = picture.mounts.flatMap(({ path: at, application }) =>
    application === null ? [] : partsOf(application, path + at.replace(/\/$/, '')),
  );
  return [{ path, picture }, ...below];
}

/** The paths of what is mounted and is no application of Tenon's. */
export function foreignMounts(picture: Picture): string[] {
  return partsOf(picture).flatMap(({ path, picture: { mounts } }) =>
    mounts.filter(({ application }) => application === null).map((one) => path + one.path),
  );
}
