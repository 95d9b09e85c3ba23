import { apiKeyCookie, Get, httpBearer, Post } from 'tenon';
import { desk, warnings } from './support/desk.js';

// In this order: it is said once in a process.
it('a route that changes something by a cookie alone is noticed once', async () => {
  const seat = apiKeyCookie('seat', { schemeName: 'Seat' });
  expect(await warnings(desk(seat, Get))).toEqual([]);
  expect(await warnings(desk(httpBearer(), Post))).toEqual([]);
  expect(await warnings(desk(seat, Post))).toEqual([
    { message: expect.stringContaining('csrf()') as string, fields: { route: 'Desk.seat', scheme: 'Seat' } },
  ]);
  expect(await warnings(desk(seat, Post))).toEqual([]);
});
