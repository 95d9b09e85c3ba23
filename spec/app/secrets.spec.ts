import { removeProjects } from '../cli/support/project.js';
import { Witness } from './support/witness.js';

afterEach(removeProjects);

const canary = 'Canary-7f3a.9Zq_secret';
const encoded = Buffer.from(canary).toString('base64').replace(/=+$/, '');
const ofUser = Buffer.from(`user:${canary}`).toString('base64');
const query = `access_token=${canary}&api_key=${canary}`;
const headers = { authorization: `Bearer ${canary}`, cookie: `session=${canary}`, 'x-api-key': canary };
const json = { ...headers, 'content-type': 'application/json' };
const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
const multipart = { ...headers, 'content-type': 'multipart/form-data; boundary=x' };
const part = (name: string, value: string): string => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

const inputs: readonly (readonly [status: number, method: string, path: string, headers: Record<string, string>, body?: string])[] = [
  [422, 'POST', '/inputs/json', json, JSON.stringify({ user: 'ann', password: canary, card_pin: canary })],
  [422, 'POST', '/inputs/json', json, JSON.stringify({ password: canary, card_pin: canary, pin: canary })],
  [422, 'POST', '/inputs/json', json, JSON.stringify(`user=ann&password=${canary}`)],
  [422, 'POST', '/inputs/json', json, JSON.stringify(['ann', canary])],
  [422, 'POST', '/inputs/json', json, `{"user": "ann", "password": ${canary}`],
  [422, 'POST', '/inputs/json', json, `{"password": "${canary}"`],
  [422, 'POST', '/inputs/json', json, canary],
  [400, 'POST', '/inputs/json', json, `{"__proto__": {"password": "${canary}"}}`],
  [415, 'POST', '/inputs/json', form, `user=ann&password=${canary}`],
  [422, 'POST', '/inputs/batch', json, JSON.stringify({ logins: [{ password: canary }, canary, [canary]], own: { password: canary } })],
  [422, 'POST', '/inputs/batch', json, JSON.stringify({ own: { user: 'ann', password: canary, card_pin: 1 } })],
  [422, 'POST', '/inputs/batch', json, JSON.stringify({ own: canary, logins: { password: canary } })],
  [422, 'POST', '/inputs/form', form, `password=${canary}&card_pin=${canary}`],
  [422, 'POST', '/inputs/form', multipart, `${part('password', canary)}${part('card_pin', canary)}--x--\r\n`],
  [400, 'POST', '/inputs/form', multipart, part('password', canary)],
  [422, 'POST', '/inputs/fields', form, `password=${canary}`],
  [422, 'POST', '/inputs/fields', multipart, `${part('password', canary)}--x--\r\n`],
  [422, 'GET', `/inputs/query?${query}`, headers],
  [422, 'GET', '/inputs/header', headers],
  [422, 'GET', '/inputs/headers', headers],
  [422, 'GET', '/inputs/cookie', headers],
  [401, 'GET', '/inputs/basic', { ...headers, authorization: `Basic ${encoded}` }],
  [401, 'GET', '/inputs/bearer', { ...headers, authorization: `Negotiate ${encoded}` }],
  [400, 'POST', '/parsed', json, `{"password": ${canary}`],
  [400, 'POST', '/parsed', json, `{"password": "${canary}"} ${canary}`],
  [404, 'GET', `/nowhere?${query}`, headers],
  [405, 'PUT', `/inputs/query?${query}`, headers, canary],
  [500, 'GET', '/thrown', headers],
];

const ways = [
  'body',
  'request',
  'cause',
  'object as cause',
  'aggregate',
  'own toJSON',
  'userinfo',
  'bearer',
  'basic',
  'query',
  'json',
  'json in json',
  'broken json',
  'object',
  'circle',
  'stack',
];

describe('a secret that a client sends', () => {
  it('is in no answer and in no line of the log, whatever goes wrong with it', async () => {
    await using witness = await Witness.start(['thrower', 'secret-inputs']);
    const seen: unknown[] = [];
    for (const [, method, path, fields, body] of inputs) seen.push([await witness.ask(method, path, fields, body), method, path, body]);
    expect(seen).toEqual(inputs.map(([status, method, path, , body]) => [status, method, path, body]));
    for (const how of ways)
      expect([how, await witness.ask('GET', `/throw/handler?how=${encodeURIComponent(how)}&${query}`, headers)]).toEqual([how, 500]);
    expect(await witness.ask('GET', `/throw/stream?${query}`, headers)).toBe(200);
    expect(await witness.ask('GET', `/throw/task?${query}`, headers)).toBe(200);
    expect(await witness.ask('GET', `/throw/teardown?${query}`, headers)).toBe(500);
    expect(await witness.ask('POST', `/throw/logged?${query}`, headers)).toBe(200);
    await witness.send(`GET http://ann:${canary}@localhost/inputs/query?${query} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
    await witness.send(
      `GET /inputs/query?${query} HTTP/1.1\r\nhost: ann:${canary}@localhost\r\ncookie: s=${canary}\r\nconnection: close\r\n\r\n`,
    );
    const { out, errors, code } = await witness.end();
    expect([out, code]).toEqual(['', 0]);
    const lines = errors.trimEnd().split('\n');
    const failures = lines.filter((line) => line.includes('request failed'));
    // One for Express, the stream, the task and the teardown each.
    expect(failures).toHaveLength(ways.length + 4);
    expect(lines.filter((line) => line.includes('by hand'))).toHaveLength(ways.length);
    const said = [...witness.answers, ...lines];
    // What an error quotes may be cut.
    for (const secret of [canary, encoded, ofUser].map((one) => one.slice(0, 8)))
      expect(said.filter((one) => one.includes(secret))).toEqual([]);
    expect(said.filter((one) => one.includes('[redacted]')).length).toBeGreaterThan(20);
  });
});
