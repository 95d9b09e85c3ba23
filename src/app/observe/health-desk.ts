import { HttpException } from '../../core/http-exception.js';
import type { DeclaredRoute } from '../../routing/declared-route.js';
import { problem, type Problem } from '../../core/errors.js';
import { send } from '../../routing/answer.js';
import type { Reach } from '../../routing/express-host.js';
import { RequestFrame } from '../../routing/frame.js';
import type { Refuse } from '../../routing/wire/gate.js';
import { healthPaths, type Health, type HealthOption, type HealthQuestion } from './health.js';

/** Which question a target asks; undefined where it asks none. */
export type AskedHealth = (target: string | undefined) => HealthQuestion | undefined;

/** Knows the paths of an application's health; undefined where it has none. */
export function healthTargets(option: HealthOption | undefined): AskedHealth | undefined {
  const questions = new Map(healthPaths(option));
  if (questions.size === 0) return undefined;
  return (target = '/') => {
    const mark = target.indexOf('?');
    return questions.get(mark === -1 ? target : target.slice(0, mark));
  };
}

/** Answers at the paths of health, in front of everything else. */
export function answerHealth(next: Reach, asked: AskedHealth, health: Health, refuse: Refuse): Reach {
  return (message, reply) => {
    const question = asked(message.url);
    if (question === undefined) next(message, reply);
    else if (message.method !== 'GET' && message.method !== 'HEAD')
      refuse(message, reply, new HttpException(405, undefined, { headers: { allow: 'GET, HEAD' } }));
    else
      health.report(question).then(
        (report) => {
          const headers = { 'content-type': 'application/health+json', 'cache-control': 'no-store' };
          const status = report.status === 'pass' ? 200 : 503;
          send(new RequestFrame(message, reply, [], '', undefined), { status, body: JSON.stringify(report), headers });
        },
        // A provider that cannot even be looked at.
        () => refuse(message, reply, new HttpException(503)),
      );
  };
}

/** Paths of health at which something else answers as well. */
export function healthPathProblems(option: HealthOption | undefined, routes: readonly DeclaredRoute[]): Problem[] {
  const paths = healthPaths(option);
  return paths.flatMap(([path, question], i) => {
    const twin = paths.findIndex(([other]) => other === path);
    const route = routes.find(({ template }) => template.text === path);
    const other = twin < i ? `health.${paths[twin]?.[1] ?? ''}` : route?.name;
    return other === undefined ? [] : [problem('HEALTH_PATH_TAKEN', { path, question, other })];
  });
}
