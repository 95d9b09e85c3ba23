import type { ApplicationContainer } from '../../container/build.js';
import { closer } from '../../container/teardown.js';
import type { Logger } from '../../core/logger.js';
import type { ExpressHost, Reach } from '../../routing/express-host.js';
import type { Front, Refuse } from '../../routing/wire/gate.js';
import { isConnectionLimit } from '../connection-limit.js';
import type { ResolvedOptions } from '../options.js';
import type { Phase } from '../phase.js';
import { accessLog } from './access-log.js';
import { answerHealth, healthTargets } from './health-desk.js';
import { Health } from './health.js';
import { Overload } from './overload.js';
import { requestIds } from './request-ids.js';
import { limitConcurrency, shedOverload } from './shedding.js';

/** What is built around the way of a request to middleware and routes. */
export interface Doors {
  /** Behind the gate, where a request is known to be one. */
  readonly inner: (reach: Reach) => Reach;
  /** In front of everything. */
  readonly outer: (front: Front) => Front;
}

/** What the doors take from the application. */
interface House {
  readonly host: ExpressHost;
  readonly container: ApplicationContainer;
  readonly logger: Logger;
  readonly phase: Phase;
  readonly refuse: Refuse;
}

/** Composes what the options ask for, from the inside out; what is not asked for is not there. */
export function doorsOf({ requestIds: naming, accessLog: access, health, overload, maxConcurrency }: ResolvedOptions, house: House): Doors {
  const { host, container, logger, phase, refuse } = house;
  const asked = healthTargets(health);
  const inner = (reach: Reach): Reach => {
    let way = reach;
    if (maxConcurrency !== undefined) way = limitConcurrency(way, maxConcurrency, refuse);
    if (overload !== undefined && overload !== false) {
      const watch = new Overload(overload === true ? {} : overload, logger);
      container.resources.add(
        closer(() => watch.stop()),
        'overload',
      );
      way = shedOverload(way, watch, refuse);
    }
    if (asked === undefined) return way;
    return answerHealth(way, asked, new Health(typeof health === 'object' ? health : {}, phase, container.made, logger), refuse);
  };
  const outer = (front: Front): Front => {
    const named = requestIds(naming, host);
    const logged = accessLog(access, logger, host);
    // Who asks for its health must hear of it, above all when much is going on.
    const inside: Front =
      asked === undefined
        ? front
        : (message, reply, fault) =>
            front(message, reply, fault !== undefined && isConnectionLimit(fault) && asked(message.url) !== undefined ? undefined : fault);
    if (named === undefined && logged === undefined) return inside;
    return (message, reply, fault) => {
      named?.(message, reply);
      logged?.(message, reply);
      inside(message, reply, fault);
    };
  };
  return { inner, outer };
}
