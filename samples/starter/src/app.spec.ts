import { expect, it } from '@jest/globals';
import { testApp } from 'tenon/testing';
import { app } from './app.js';

it('starts, and tells of itself', async () => {
  await using t = await testApp(app);
  const { info, paths } = (await t.client.get('/openapi.json')).json<{ info: { title: string }; paths: object }>();
  expect(info.title).toBe('Starter');
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/hello', '/items']));
});
