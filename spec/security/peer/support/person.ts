import { page, shop, type Issuer } from './provider.js';

/** Where an authorization server sent a browser in the end, or what it showed. */
export interface SentBack {
  readonly status: number;
  readonly text: string;
  /** The parameters of the address of the page; undefined where the browser was not sent back to it. */
  readonly answer: URLSearchParams | undefined;
}

/** What a request for a code says if nothing else is said. */
export const asking = {
  client_id: page,
  response_type: 'code',
  redirect_uri: 'https://page.example/back',
  scope: 'openid orders:read',
  resource: shop,
};

/** Goes to the authorization server as a browser does, signs in as Ada and agrees to everything. */
export async function signIn(issuer: Issuer, asked: Readonly<Record<string, string>>): Promise<SentBack> {
  const cookies = new Map<string, string>();
  const visit = async (address: string, form?: string): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const post = { method: 'POST', body: form ?? '' };
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(address, { headers, redirect: 'manual', ...(form !== undefined && post) });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  let address = `${issuer.url}/auth?${String(new URLSearchParams(asked))}`;
  let answer = await visit(address);
  for (let steps = 0; steps < 20; steps += 1) {
    const to = answer.headers.get('location');
    const text = await answer.text();
    if (to === null && !text.includes('<form')) return { status: answer.status, text, answer: undefined };
    if (to !== null) address = new URL(to, address).href;
    if (!address.startsWith(issuer.url)) return { status: answer.status, text, answer: new URL(address).searchParams };
    answer = await visit(address, to === null ? 'name=ada' : undefined);
  }
  throw new Error('It never ends');
}
