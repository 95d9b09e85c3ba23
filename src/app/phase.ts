/** Where an application is in its life: written by what starts and stops it, read by whoever answers for it. */
export class Phase {
  /** Everything is made, the start hooks have run, and it takes requests. */
  isReady = false;
  /** It was told to stop: it answers what comes, and wants no more. */
  isStopping = false;
}
