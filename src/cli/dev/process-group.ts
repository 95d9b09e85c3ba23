import type { ChildProcess } from 'node:child_process';

/** Sends a signal to a process that leads a group, and to all of the group; the answer is whether there was anyone. On Windows to the process alone. */
export function killGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  const { pid } = child;
  if (pid === undefined) return false;
  if (process.platform === 'win32') return child.kill(signal);
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
