// Runs in the process of an application that is developed.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { DevelopedApplication } from './developed-application.js';
import type { Order } from './message.js';
import { endWithParent } from './parent.js';

endWithParent();
process.on('message', (order: Order) => {
  if ('prepare' in order) return void prepare(order.prepare);
  // The application alone decides how long this process lives.
  process.channel?.unref();
  void new DevelopedApplication(order.assignment).run();
});

/** Loads the framework as an application of this file will. */
async function prepare(file: string): Promise<void> {
  try {
    await import(pathToFileURL(createRequire(file).resolve('tenon')).href);
  } catch {
    // The application will tell.
  }
}
