// The application that stop-under-load.mjs and kill-workers.mjs put under load; in JavaScript, so that the built package is all they need.
import { openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, createApp, Get, Module, Req } from '../../dist/index.js';

const arrivals = process.env.ARRIVALS === undefined ? undefined : openSync(process.env.ARRIVALS, 'a');

class Work {
  async work(request) {
    const { 'x-id': id, 'x-wait': wait = '0' } = request.headers;
    if (arrivals !== undefined) writeSync(arrivals, `${id} ${process.pid}\n`);
    if (wait !== '0') await sleep(Number(wait));
    return { id, pid: process.pid };
  }
}

Reflect.defineMetadata('design:paramtypes', [Object], Work.prototype, 'work');
Req()(Work.prototype, 'work', 0);
Get('/work')(Work.prototype, 'work', Object.getOwnPropertyDescriptor(Work.prototype, 'work'));
Controller()(Work);

class LoadedModule {}
Module({ controllers: [Work] })(LoadedModule);

export const app = createApp(LoadedModule);
