import { override, TemplateEngine } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import { app, Mails } from './app.js';

describe('the guest book', () => {
  let t: TestApp;
  beforeAll(async () => (t = await testApp(app)));
  afterAll(() => t.close());

  it('shows who has signed, and nothing of what they write is markup', async () => {
    const signed = await t.client.post('/', { form: { name: 'Ida & Bo', words: '<script>' } });
    expect([signed.status, signed.headers.location]).toEqual([303, '/']);
    const page = await t.client.get('/');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('<li><b>Ida &amp; Bo</b>: &lt;script&gt;</li>');
    expect(page.text).toContain('<title>Guest book</title>');
    expect(page.text).not.toContain('<nav>');
  });

  it('has a page for each of them, and one for everybody else', async () => {
    const entry = await t.client.get('/entries/0');
    expect(entry.text).toContain('<title>Ida &amp; Bo</title>');
    expect(entry.text).toContain('<nav><a href="/">Home</a></nav>');
    const missing = await t.client.get('/entries/9');
    expect([missing.status, missing.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(missing.text).toContain('<p>Nobody has signed there</p>');
  });

  it('thanks by a mail, which is no markup', async () => {
    expect(await t.app.get(Mails).thanks({ name: 'Ida & Bo', words: '' })).toBe('Dear Ida & Bo,\n\nthank you for signing /.\n');
  });

  it('is made of what the test looks at, without a template', async () => {
    const engine: TemplateEngine = { render: (name, values) => JSON.stringify({ name, ...values, request: undefined }) };
    const bare = await testApp(app, { override: [override(TemplateEngine).with(engine)] });
    expect(JSON.parse((await bare.client.get('/')).text)).toEqual({ name: 'guestbook.eta', entries: [], links: {}, isHome: true });
    await bare.close();
  });
});
