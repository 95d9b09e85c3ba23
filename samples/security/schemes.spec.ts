import { override, testApp } from 'tenon/testing';
import { app, currentObserver } from './schemes.js';

/** Status and challenge of an answer. */
async function asked(path: string, headers: Record<string, string> = {}) {
  await using t = await testApp(app);
  const response = await t.client.get(path, { headers });
  return [response.status, response.headers['www-authenticate']];
}

it('an observer is found by the token', async () => {
  await using t = await testApp(app);
  const response = await t.client.get('/nights', { headers: { authorization: 'Bearer cirrus' } });
  expect(response.json()).toEqual({ name: 'Vera', nights: 40 });
});

it.each([
  ['/nights', {}, 401, 'Bearer realm="telescope"'],
  ['/nights', { authorization: 'Bearer nimbus' }, 401, 'Bearer error="invalid_token"'],
  ['/weather', {}, 403, undefined],
  ['/plates', {}, 401, 'Bearer'],
  ['/archive', { authorization: 'Basic dmVyYQ==' }, 401, 'Basic realm="plate archive", charset="UTF-8"'],
])('%s with %j is %i', async (path, headers, status, challenge) => {
  expect(await asked(path, headers)).toEqual([status, challenge]);
});

it('the document says where to sign in', async () => {
  const { components } = await app.openapi();
  expect(components?.securitySchemes).toMatchObject({
    OAuth2AuthorizationCodeBearer: { flows: { authorizationCode: { authorizationUrl: 'https://id.example/authorize' } } },
    Station: { type: 'apiKey', in: 'header', name: 'X-Station', description: 'Engraved on the case of the station.' },
    Machine: { flows: { implicit: { authorizationUrl: '/machine/authorize', scopes: {} } } },
  });
});

it('a test is whoever it wants to be', async () => {
  await using t = await testApp(app, { override: [override(currentObserver).with(() => ({ name: 'Nils', nights: 3 }))] });
  expect((await t.client.get('/nights')).json()).toEqual({ name: 'Nils', nights: 3 });
});
