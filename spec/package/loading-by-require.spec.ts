import { install, type Installed } from './support/installed.js';

let installed: Installed;
beforeAll(() => (installed = install()), 60_000);
afterAll(() => installed.remove());

const required = `const { createApp, Controller, Get, Module } = require('tenon');
const { testApp } = require('tenon/testing');
const { parse } = require('tenon/model');
const { randomToken } = require('tenon/security');
class Pages { read() { return { at: 'home' }; } }
Get('/')(Pages.prototype, 'read', Object.getOwnPropertyDescriptor(Pages.prototype, 'read'));
Controller()(Pages);
class AppModule {}
Module({ controllers: [Pages] })(AppModule);
exports.app = createApp(AppModule);
if (require.main === module) testApp(exports.app).then(async (t) => {
  console.log((await t.client.get('/')).text, typeof parse, randomToken(32).length > 30);
  await t.close();
});
`;

describe('the packed package, in a CommonJS project', () => {
  it('is required, every entry of it', () => {
    expect(installed.run({ 'app.cjs': required }, 'app.cjs')).toBe('{"at":"home"} function true');
  });

  it('is the same copy for whoever imports it', () => {
    const both = `import { createRequire } from 'node:module';
import { Module } from 'tenon';
import { app } from './app.cjs';
await app.init();
console.log(createRequire(import.meta.url)('tenon').Module === Module);`;
    expect(installed.run({ 'app.cjs': required, 'both.mjs': both }, 'both.mjs')).toBe('true');
  });
});
