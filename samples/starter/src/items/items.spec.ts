import { expect, it } from '@jest/globals';
import { createApp } from 'tenon';
import { override, testApp } from 'tenon/testing';
import { ItemsModule } from './items-module.js';
import { ItemsService } from './items-service.js';

const app = createApp(ItemsModule);

it('adds, and gives back what was added', async () => {
  await using t = await testApp(app);
  const added = await t.client.post('/items', { json: { name: 'lamp' } });
  expect([added.status, added.json()]).toEqual([201, { id: 1, name: 'lamp' }]);
  expect((await t.client.get('/items/1')).json()).toEqual({ id: 1, name: 'lamp' });
  expect((await t.client.get('/items')).json()).toEqual([{ id: 1, name: 'lamp' }]);
});

it('says what is wrong with what is sent', async () => {
  await using t = await testApp(app);
  const refused = await t.client.post('/items', { json: { name: '' } });
  expect(refused.status).toBe(422);
  expect(refused.json()).toMatchObject({ detail: [{ type: 'string_too_short', loc: ['body', 'name'] }] });
});

it('knows nothing of what was never added', async () => {
  await using t = await testApp(app);
  expect((await t.client.get('/items/42')).status).toBe(404);
});

it('lists what another service has', async () => {
  const stocked = new ItemsService();
  stocked.add({ name: 'chair' });
  await using t = await testApp(app, { override: [override(ItemsService).with(stocked)] });
  expect((await t.client.get('/items')).json()).toEqual([{ id: 1, name: 'chair' }]);
});
