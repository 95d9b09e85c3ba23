import { createApp, override } from 'tenon';
import { testApp } from 'tenon/testing';
import { bakery, BakeryModule, diary, kitchen } from './bakery.js';
import { CellarModule, street } from './street.js';

beforeEach(() => diary.splice(0));

describe('the bakery', () => {
  it('opens, loads, saves and closes in this order', async () => {
    const t = await testApp(bakery);
    expect((await t.client.get('/bread/rye')).json()).toEqual({ sold: 1, price: 4 });
    await t.close();
    expect(diary).toEqual(['Bakery opens', 'prices loaded', 'prices saved: 1', 'Bakery closes']);
  });

  it('has a kitchen that a test can replace', async () => {
    await using t = await testApp(bakery, { override: [override(kitchen).with(() => ({ flour: 1, sold: 7 }))] });
    expect((await t.client.get('/bread/rye')).json()).toMatchObject({ sold: 8 });
    expect(diary).toEqual(['prices loaded']);
  });
});

describe('the street', () => {
  it('lets each house answer for itself', async () => {
    await using t = await testApp(street);
    expect((await t.client.get('/bakery/bread/rye')).json()).toMatchObject({ sold: 1 });
    expect((await t.client.get('/town/cafe/menu')).json()).toEqual({ root: '/town/cafe' });
    expect((await t.client.get('/legacy/news')).json()).toEqual({ base: '/legacy' });
    expect((await t.client.get('/')).json()).toEqual({ map: '/maps/town%20square.svg' });
    expect((await t.client.get('/maps/square.svg')).text).toBe('map of /square.svg');
    expect((await t.client.get('/cafe/openapi.json')).json()).toMatchObject({ info: { title: 'Café' }, servers: [{ url: '/town/cafe' }] });
  });
});

describe('a house inside the bakery', () => {
  it('has what is open around it', async () => {
    const cellar = createApp(CellarModule);
    await using t = await testApp(createApp(BakeryModule, { title: 'Bakery', lifespan: kitchen }).mount('/cellar', cellar));
    expect((await t.client.get('/cellar/flour')).json()).toEqual({ flour: 50 });
    expect(diary.filter((line) => line === 'Bakery opens')).toHaveLength(1);
  });
});
