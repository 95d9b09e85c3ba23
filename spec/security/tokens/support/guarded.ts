import { Controller, createApp, Depends, Get, Module, Security, type SecurityScheme } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';

/** An application with one scheme: `/me` asks for it, `/orders` with a scope, `/both` with two in two places. */
export function guarded(scheme: SecurityScheme): Promise<TestApp> {
  @Controller()
  class Routes {
    @Get('/me')
    me(@Depends(scheme) who: unknown) {
      return { who: who ?? null };
    }

    @Get('/orders')
    orders(@Security(scheme, ['orders:read', 'orders:write']) who: unknown) {
      return { who: who ?? null };
    }

    @Get('/both')
    both(@Security(scheme, ['orders:read']) one: unknown, @Security(scheme, ['orders:write']) other: unknown) {
      return { same: one === other };
    }

    @Get('/unguarded')
    unguarded() {
      return {};
    }
  }

  @Module({ controllers: [Routes] })
  class Orders {}

  return testApp(createApp(Orders));
}

/** Everything that an answer says of credentials. */
export interface Said {
  readonly status: number;
  readonly challenge: unknown;
  readonly text: string;
}

export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** The answer to a request with these headers, or with this token. */
export async function asked(t: TestApp, path: string, sent: Headers | string = {}): Promise<Said> {
  const given = typeof sent === 'string' ? { authorization: `Bearer ${sent}` } : sent;
  const { status, headers, text } = await t.client.get(path, { headers: given });
  return { status, challenge: headers['www-authenticate'], text };
}

const refusal = (status: number, detail: string, challenge: string | undefined): Said => ({
  status,
  challenge,
  text: JSON.stringify({ detail }),
});

export const absent = refusal(401, 'Not authenticated', 'Bearer realm="api"');
export const malformed = refusal(400, 'Invalid credentials', 'Bearer realm="api", error="invalid_request"');
export const invalid = refusal(401, 'Invalid token', 'Bearer realm="api", error="invalid_token"');
export const unavailable = refusal(503, 'Service Unavailable', undefined);
