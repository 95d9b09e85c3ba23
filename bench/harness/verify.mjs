import assert from 'node:assert/strict';
import { ask } from './ask.mjs';
import { baseline } from './programs.mjs';

/**
 * Throws unless the server answers every path of the workload as it must.
 *
 * @param {string} origin
 * @param {import('./workloads.mjs').Workload} workload
 * @param {string} server
 */
export async function verify(origin, workload, server) {
  const { method, body: sent, requestHeaders: own, status: expected = 200 } = workload;
  for (const path of workload.paths) {
    const { status, headers, body } = await ask(origin + path, { method, body: sent, headers: own });
    assert.equal(status, expected, `${path} answered ${status}: ${body}`);
    assert.deepEqual(JSON.parse(body), workload.answer, `${path} answered ${body}`);
    for (const [name, value] of Object.entries(workload.headers ?? {})) {
      assert.equal(headers[name], value, `${path} answered ${name}: ${headers[name]}`);
    }
  }
  for (const [what, body] of Object.entries(refusals(workload, server))) {
    const { status } = await ask(origin + workload.refused, { method, body, headers: own });
    assert.ok(status === 400 || status === 422, `${workload.refused} answered ${status} instead of 400 or 422 to ${what}`);
  }
  for (const [what, { status: expected, headers }] of Object.entries(workload.refusedHeaders ?? {})) {
    const { status } = await ask(origin + workload.paths[0], { method, body: sent, headers });
    assert.equal(status, expected, `${workload.paths[0]} answered ${status} to ${what}`);
  }
}

/** What must be refused, by what is wrong with it. */
function refusals({ body, refusedBodies }, server) {
  if (body === undefined) return { 'a request without a body': undefined };
  const broken = { 'broken JSON': body.slice(0, -1) };
  return server === baseline ? broken : { ...broken, ...refusedBodies };
}
