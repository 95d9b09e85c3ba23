/** Ends this process, which leads a group, with all of its group when the process that started it is gone, however that came about. */
export function endWithParent(): void {
  process.once('disconnect', () => {
    if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
    process.exit(1);
  });
}
