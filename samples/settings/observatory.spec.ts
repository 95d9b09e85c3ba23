import { describeSettings, loadSettings, SettingsError } from 'tenon';
import { override, testApp } from 'tenon/testing';
import { makeApp, Observatory } from './observatory.js';

const environment = {
  OBSERVATORY_NAME: 'Sphinx',
  OBSERVATORY_TELESCOPES: '["north", "south"]',
  OBSERVATORY_LIMITS__NORTH: '12.5',
  OBSERVATORY_ARCHIVE__HOST: 'archive.example',
  OBSERVATORY_ARCHIVE__PASSWORD: 'edelweiss',
  OBSERVATORY_VISITOR_KEY: 'a key for every visitor',
  TZ: 'Europe/Zurich',
};
const headers = { 'x-visitor': environment.OBSERVATORY_VISITOR_KEY };

it('an observatory answers with what its surroundings say', async () => {
  const settings = loadSettings(Observatory, { environment });
  const t = await testApp(makeApp(settings), { override: [override(Observatory).with(settings)] });
  expect((await t.client.get('/')).status).toBe(401);
  expect((await t.client.get('/', { headers })).json()).toEqual({ name: 'Sphinx', maxVisitors: 40, zone: 'Europe/Zurich' });
  expect((await t.client.get('/archive', { headers })).json()).toEqual({ address: 'archive.example:5432' });
  expect((await t.client.get('/telescopes', { headers })).json()).toEqual([
    { telescope: 'north', limit: 12.5 },
    { telescope: 'south', limit: null },
  ]);
  await t.close();
});

it('a test says what it is about, and no more', async () => {
  const settings = loadSettings(Observatory, { environment, values: { maxVisitors: 2, archive: { host: 'localhost' } } });
  const t = await testApp(makeApp(settings), { override: [override(Observatory).with(settings)] });
  expect((await t.client.get('/archive', { headers })).json()).toEqual({ address: 'localhost:5432' });
  await t.close();
});

it('what is wrong is told before anything runs, and no secret with it', () => {
  const wrong = { ...environment, OBSERVATORY_MAX_VISITORS: 'many', OBSERVATORY_VISITOR_KEY: 'open sesame' };
  expect(() => loadSettings(Observatory, { environment: wrong })).toThrow(SettingsError);
  expect(() => loadSettings(Observatory, { environment: wrong })).toThrow(/OBSERVATORY_MAX_VISITORS=many/);
  expect(() => loadSettings(Observatory, { environment: wrong })).not.toThrow(/sesame/);
});

it('what it runs with can be shown', () => {
  const settings = loadSettings(Observatory, { environment });
  expect(describeSettings(settings)).toContainEqual({
    variable: 'TZ',
    property: 'zone',
    value: '"Europe/Zurich"',
    place: 'the environment',
  });
  expect(String(settings.archive.password)).toBe('**********');
  expect(JSON.stringify(settings)).not.toMatch(/edelweiss|visitor"/);
});
