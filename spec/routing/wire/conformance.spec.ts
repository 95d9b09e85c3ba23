import { marker, seen, wireApp } from './application.js';
import { exchange, type Answer } from './exchange.js';
import { topics, type Row } from './rows.js';

let app: ReturnType<typeof wireApp>;
let port: number;
beforeAll(async () => {
  app = wireApp({ middleware: [] });
  ({ port } = await app.listen(0));
});
afterAll(() => app.close());
beforeEach(() => Object.assign(seen, { marked: 0, reached: 0, logged: [] }));

function check({ status, then }: Row, answers: readonly Answer[]): void {
  expect(answers.map((answer) => answer.status)).toEqual(then === 'kept' ? [status, 200] : [status]);
  expect(seen.marked).toBe(then === 'kept' ? 1 : 0);
  const [{ headers, body } = { headers: new Map<string, string>(), body: '' }] = answers;
  expect(headers.has('date')).toBe(true);
  if (then === 'closed') expect(headers.get('connection')).toBe('close');
  if (status < 400) return;
  expect(headers.get('content-type')).toBe('application/json');
  expect(JSON.parse(body)).toEqual({ detail: expect.stringMatching(/\w/) });
  expect(seen.reached).toBe(0);
}

describe.each(Object.entries(topics))('%s', (_topic, rows) => {
  it.each(rows.map((one) => [one.name, one.status, one.then, one] as const))('%s: %i, %s', async (_name, _status, _then, one) => {
    const { answers, rest, isClosed } = await exchange(port, one.bytes + marker);
    expect({ rest, isClosed }).toEqual({ rest: '', isClosed: true });
    check(one, answers);
    expect(seen.logged).toEqual([]);
  });
});

it('takes apart more than sixty kinds of requests', () => {
  expect(Object.values(topics).flat().length).toBeGreaterThan(60);
});
