import assert from 'node:assert/strict';
import { ask } from './ask.mjs';

/**
 * Throws unless the server answers every path of the workload as it must.
 *
 * @param {string} origin
 * @param {import('./workloads.mjs').Workload} workload
 */
export async function verify(origin, workload) {
  for (const path of workload.paths) {
    const { status, headers, body } = await ask(origin + path);
    assert.equal(status, 200, `${path} answered ${status}: ${body}`);
    assert.deepEqual(JSON.parse(body), workload.answer, `${path} answered ${body}`);
    for (const [name, value] of Object.entries(workload.headers ?? {})) {
      assert.equal(headers[name], value, `${path} answered ${name}: ${headers[name]}`);
    }
  }
  const { status } = await ask(origin + workload.refused);
  assert.ok(status === 400 || status === 422, `${workload.refused} answered ${status} instead of 400 or 422`);
}
