import { Controller, createApp, Depends, Get, Module, type OpenApiDocument, type SecurityScheme } from 'tenon';
import { testApp } from 'tenon/testing';

export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** All that an answer says of credentials. */
export interface Answer {
  readonly status: number;
  readonly challenge: string | readonly string[] | undefined;
  readonly text: string;
}

/** An application in which each scheme stands in front of a route of its own. */
export interface Doors {
  /** Asks at `/<name>`, or `/<name>?<query>`. */
  knock(door: string, headers?: Headers): Promise<Answer>;
  document(): Promise<OpenApiDocument>;
  close(): Promise<void>;
}

export async function doors(schemes: Readonly<Record<string, SecurityScheme>>): Promise<Doors> {
  const app = createApp(houseOf(schemes));
  const { client, close } = await testApp(app).then((started) => ({ client: started.client, close: () => started.close() }));
  return {
    async knock(door, headers = {}) {
      const { status, headers: got, text } = await client.request('GET', `/${door}`, { headers });
      return { status, challenge: got['www-authenticate'], text };
    },
    document: () => app.openapi(),
    close,
  };
}

function houseOf(schemes: Readonly<Record<string, SecurityScheme>>) {
  const controllers = Object.entries(schemes).map(([name, scheme]) => {
    @Controller()
    class Door {
      @Get(`/${name}`, { operationId: name })
      open(@Depends(scheme) given: unknown) {
        return { given: given ?? null };
      }
    }
    return Door;
  });

  @Module({ controllers })
  class House {}
  return House;
}

/** The answer of an open door. */
export const opened = (given: unknown): Answer => ({ status: 200, challenge: undefined, text: JSON.stringify({ given }) });

/** FastAPI's refusal. */
export const refused = (challenge: string): Answer => ({ status: 401, challenge, text: '{"detail":"Not authenticated"}' });
