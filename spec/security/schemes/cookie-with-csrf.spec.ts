import { apiKeyCookie, csrf, Post } from 'tenon';
import { desk, warnings } from './support/desk.js';

it('a route that changes something by a cookie is not noticed where csrf() was made', async () => {
  csrf();
  expect(await warnings(desk(apiKeyCookie('seat'), Post))).toEqual([]);
});
