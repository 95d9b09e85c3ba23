import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration, Provider } from 'oidc-provider';
import { Drawer, type Cabinet } from './drawer.js';
import { interaction } from './interaction.js';
import { signingKey } from './signing-keys.js';

/** Where access tokens are JSON Web Tokens, those of somebody else, and where they say nothing by themselves. */
export const shop = 'https://shop.example';
export const elsewhere = 'https://elsewhere.example';
export const depot = 'https://depot.example';
const scopes: Readonly<Record<string, string>> = {
  [shop]: 'orders:read orders:write',
  [elsewhere]: 'orders:read orders:write',
  [depot]: 'orders:read stock:read',
};

/** A program with a secret, one that serves and asks what tokens are worth, and the page in a browser, which keeps no secret. */
export const robot = { id: 'robot', secret: 'a-secret-of-the-robot' };
export const server = { id: 'server', secret: 'a secret: 100%+&="~' };
export const page = 'docs-page';

/** What may change while an issuer is up. */
export interface IssuerSettings {
  /** The names of the keys that are published; the first signs. */
  readonly keys: readonly string[];
  /** Where the page in the browser may be sent back to. */
  readonly redirectUris: readonly string[];
  /** How long access tokens last, in seconds. */
  readonly lifetime: number;
}

/** An authorization server that is not ours: `oidc-provider`, on a port of this machine. */
export class Issuer {
  /** Method and path of what it was asked. */
  readonly requests: string[] = [];
  readonly #cabinet: Cabinet = new Map();
  readonly #faults: unknown[] = [];
  #settings: IssuerSettings = { keys: ['first'], redirectUris: ['https://page.example/back'], lifetime: 600 };
  #server: Server | undefined;
  #provider: Provider | undefined;
  #port = 0;

  static async listening(settings: Partial<IssuerSettings> = {}): Promise<Issuer> {
    const issuer = new Issuer();
    await issuer.start();
    await issuer.set(settings);
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** How often the keys were fetched. */
  get keyFetches(): number {
    return this.requests.filter((request) => request === 'GET /jwks').length;
  }

  /** Goes on with other settings, as a server does that was restarted with them: it knows all that it had given. */
  async set(settings: Partial<IssuerSettings>): Promise<void> {
    this.#settings = { ...this.#settings, ...settings };
    const provider = await quietProvider(this.url, configuration(this.#settings, this.#cabinet));
    provider.on('server_error', (_, error) => this.#faults.push(error));
    this.#provider = provider;
  }

  /** On the port that it had before. */
  async start(): Promise<void> {
    const started = createServer((request, response) => {
      const { method, url = '/' } = request;
      this.requests.push(`${method} ${url.split('?', 1)[0]}`);
      const provider = this.#provider as Provider;
      if (url.startsWith('/interaction/')) interaction(provider, request, response).catch((error: unknown) => this.#faults.push(error));
      else void provider.callback()(request, response);
    });
    await new Promise<void>((done, fail) => {
      started.once('error', fail);
      started.listen(this.#port, '127.0.0.1', done);
    });
    this.#port = (started.address() as AddressInfo).port;
    this.#server = started;
  }

  /** Nobody answers any more. */
  async stop(): Promise<void> {
    const stopping = this.#server;
    this.#server = undefined;
    await new Promise<void>((done) => {
      if (stopping === undefined) return done();
      stopping.close(() => done());
      stopping.closeAllConnections();
    });
  }

  /** Stops, and throws what went wrong inside it: then a spec has seen something else than it thinks. */
  async close(): Promise<void> {
    await this.stop();
    if (this.#faults.length > 0) throw new AggregateError(this.#faults, 'The authorization server failed by itself');
  }

  /** Asks as a form does, and, where it is one, as this client. */
  async post(path: string, form: Readonly<Record<string, string>>, client?: { readonly id: string; readonly secret: string }) {
    const pair = client && `${encodeURIComponent(client.id)}:${encodeURIComponent(client.secret)}`;
    const headers: Record<string, string> = pair === undefined ? {} : { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
    const answer = await fetch(this.url + path, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' });
    const text = await answer.text();
    return { status: answer.status, json: (text === '' ? {} : JSON.parse(text)) as TokenReply };
  }

  /** A token that a program gets for itself (RFC 6749, section 4.4). */
  async ownToken(scope: string, resource = shop): Promise<string> {
    const { json } = await this.post('/token', { grant_type: 'client_credentials', scope, resource }, robot);
    if (json.access_token === undefined) throw new Error(`No token: ${json.error}, ${json.error_description}`);
    return json.access_token;
  }
}

export interface TokenReply {
  readonly access_token?: string;
  readonly id_token?: string;
  readonly scope?: string;
  readonly error?: string;
  readonly error_description?: string;
  readonly active?: boolean;
}

function configuration({ keys, redirectUris, lifetime }: IssuerSettings, cabinet: Cabinet): Configuration {
  const info = (resource: string) => ({
    audience: resource,
    scope: scopes[resource] ?? '',
    accessTokenTTL: lifetime,
    ...(resource === depot
      ? { accessTokenFormat: 'opaque' as const }
      : { accessTokenFormat: 'jwt' as const, jwt: { sign: { alg: 'ES256' as const } } }),
  });
  const secret = { redirect_uris: [], response_types: [], grant_types: ['client_credentials'] };
  return {
    adapter: (model) => new Drawer(model, cabinet),
    jwks: { keys: keys.map(signingKey) },
    cookies: { keys: ['of this issuer alone'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clients: [
      { ...secret, client_id: robot.id, client_secret: robot.secret },
      { ...secret, client_id: server.id, client_secret: server.secret, grant_types: [] },
      {
        client_id: page,
        token_endpoint_auth_method: 'none',
        redirect_uris: [...redirectUris],
        grant_types: ['authorization_code'],
      },
    ],
    clientBasedCORS: (_, origin) => redirectUris.some((address) => new URL(address).origin === origin),
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    scopes: ['openid', 'orders:read', 'orders:write'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    renderError: (ctx, { error }) => void (ctx.body = `refused: ${error}`),
    ttl: { AccessToken: lifetime, ClientCredentials: lifetime, IdToken: lifetime, Interaction: 600, Session: 600, Grant: 600 },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: (_, client) => client.clientId === server.id },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      resourceIndicators: { enabled: true, getResourceServerInfo: (_, resource) => info(resource), useGrantedResource: () => true },
    },
  };
}

/** It says on the console that it is made for Node.js 22 and later. */
async function quietProvider(url: string, settings: Configuration): Promise<Provider> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    const { Provider } = await import('oidc-provider');
    return new Provider(url, settings);
  } finally {
    console.warn = warn;
  }
}
