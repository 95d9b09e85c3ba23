import { testApp, type TestResponse } from 'tenon/testing';
import { sampleOf } from './contract.js';

const statuses = (responses: readonly TestResponse[]): Record<number, number> => {
  const counts: Record<number, number> = {};
  for (const { status } of responses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

describe('requests that come at once', () => {
  it('wait for their turn in database/archive', async () => {
    await using t = await testApp(await sampleOf('database/archive'));
    const seeds = ['Zea mays', 'Vicia faba'].map((species) => t.client.post('/seeds', { json: { species, grams: 500 } }));
    expect(statuses(await Promise.all(seeds))).toEqual({ 201: 2 });
    const moves = Array.from({ length: 60 }, (_, i) => {
      if (i % 3 === 0) return t.client.delete('/moves');
      return t.client.post('/moves', { json: { source: 1, target: i % 3 === 1 ? 2 : 99, grams: 1 } });
    });
    expect(statuses(await Promise.all(moves))).toEqual({ 200: 20, 404: 20, 500: 20 });
    expect((await t.client.get('/seeds')).json()).toMatchObject({ items: [{ grams: 480 }, { grams: 520 }] });
    expect((await t.client.get('/moves')).json()).toHaveLength(40);
    expect(t.errors.map(String)).toEqual(Array.from({ length: 20 }, () => 'Error: spilled'));
  });

  it('wait for each other in database/tours, where the connection is handed from one transaction to the next', async () => {
    await using t = await testApp(await sampleOf('database/tours'));
    await t.client.post('/guides', { json: { name: 'Ida', pin: '1234' } });
    const plans = Array.from({ length: 60 }, (_, i) =>
      t.client.post('/tours', {
        json: [
          { title: `Vault ${i}`, guide: 1 },
          { title: `Attic ${i}`, guide: i % 2 === 0 ? 1 : 7 },
        ],
      }),
    );
    expect(statuses(await Promise.all(plans))).toEqual({ 200: 30, 422: 30 });
    expect((await t.client.get('/tours')).json()).toHaveLength(60);
    expect(t.errors).toEqual([]);
  });
});
