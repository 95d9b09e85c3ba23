// Runs in the process of a worker.
import cluster from 'node:cluster';
import type { Supervisor } from '../../app/launch.js';
import { failureText } from '../failure.js';
import { stopMessage, type WorkerAssignment, type WorkerMessage } from './assignment.js';
import { serveApplication } from './serve.js';

const [, , written = ''] = process.argv;
const { application, launch, worker } = JSON.parse(written) as WorkerAssignment;
process.title = `tenon run: worker ${worker}`;

// What a terminal sends to all of its processes is for the one above to answer.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
// Node would end this process as soon as the one above is gone, with its requests unanswered.
if (cluster.worker !== undefined) cluster.worker.exitedAfterDisconnect = true;
/** Until there is something to stop in order. */
const leave = (): void => process.exit(1);
process.once('disconnect', leave);
if (!process.connected) leave();

function tell(message: WorkerMessage): Promise<void> {
  if (process.send === undefined || !process.connected) return Promise.resolve();
  // Who does not hear it any more has no need to.
  return new Promise((resolve) => void process.send?.(message, () => resolve()));
}

const supervisor: Supervisor = {
  worker,
  listening: (at, patience) => void tell({ kind: 'listening', at, patience }),
  failed: (text) => tell({ kind: 'failed', text }),
  stopped: async (report) => {
    await tell({ kind: 'stopped', cut: report?.cut ?? [] });
    if (process.connected) process.disconnect();
  },
  whenToStop: (stop) => {
    process.off('disconnect', leave);
    process.on('message', (message) => {
      if (message === stopMessage) stop();
    });
    process.once('disconnect', stop);
  },
};

try {
  await serveApplication(application, { ...launch, supervisor });
} catch (error) {
  await tell({ kind: 'failed', text: failureText(error) });
  process.exit(1);
}
