import { expect, it } from '@jest/globals';
import { createApp, Module } from 'tenon';
import { testApp } from 'tenon/testing';
import { HelloController } from './hello-controller.js';

@Module({ controllers: [HelloController] })
class Alone {}

const app = createApp(Alone);

it('greets whoever is named', async () => {
  await using t = await testApp(app);
  expect((await t.client.get('/hello?name=Ada')).json()).toEqual({ message: 'Welcome, Ada!' });
  expect((await t.client.get('/hello')).json()).toEqual({ message: 'Welcome, World!' });
});

it('refuses an empty name', async () => {
  await using t = await testApp(app);
  expect((await t.client.get('/hello?name=')).status).toBe(422);
});
