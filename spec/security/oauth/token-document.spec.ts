import { Controller, createApp, Depends, Module, Post } from 'tenon';
import { MemoryAuthorizationCodes, MemoryRefreshTokens, tokenEndpoint, type TokenAnswer } from 'tenon/security';

const common = { accessToken: () => 'x', expiresIn: 60 };
const all = tokenEndpoint({
  ...common,
  clients: [],
  grants: {
    password: () => undefined,
    authorization_code: new MemoryAuthorizationCodes(),
    client_credentials: () => undefined,
    refresh_token: new MemoryRefreshTokens(),
  },
});
const one = tokenEndpoint({ ...common, name: 'one', grants: { password: () => undefined } });

@Controller()
class Door {
  @Post('/all', all.route)
  all(@Depends(all) answer: TokenAnswer) {
    return answer;
  }

  @Post('/one', { ...one.route, summary: 'Log in' })
  one(@Depends(one) answer: TokenAnswer) {
    return answer;
  }
}

@Module({ controllers: [Door] })
class DoorModule {}

const app = createApp(DoorModule);

async function operation(path: string) {
  const { paths } = await app.openapi();
  const post = paths?.[path]?.post as unknown as {
    readonly summary: string;
    readonly requestBody: {
      readonly required: boolean;
      readonly content: Record<string, { schema: { properties: object; required: string[] } }>;
    };
    readonly responses: Record<string, { content?: Record<string, { schema: unknown }>; headers?: object }>;
  };
  const { schema } = post.requestBody.content['application/x-www-form-urlencoded'] ?? { schema: undefined };
  return { ...post, schema };
}

describe('a token endpoint in the document', () => {
  it('takes the fields of its grants', async () => {
    const { schema, requestBody } = await operation('/all');
    expect(requestBody.required).toBe(true);
    expect(schema?.required).toEqual(['grant_type']);
    expect(Object.keys(schema?.properties ?? {})).toEqual([
      ...['grant_type', 'username', 'password', 'scope', 'code', 'redirect_uri', 'code_verifier', 'refresh_token'],
      ...['client_id', 'client_secret'],
    ]);
    expect(schema?.properties).toMatchObject({
      grant_type: { type: 'string', enum: ['password', 'authorization_code', 'client_credentials', 'refresh_token'] },
      password: { format: 'password' },
      client_secret: { format: 'password' },
    });
  });

  it('takes no more than those', async () => {
    const { schema, summary } = await operation('/one');
    expect(Object.keys(schema?.properties ?? {})).toEqual(['grant_type', 'username', 'password', 'scope']);
    expect(summary).toBe('Log in');
  });

  it('answers with tokens or a refusal, and never with a 422', async () => {
    const { components } = await app.openapi();
    const { responses } = await operation('/all');
    const answers = Object.fromEntries(
      Object.entries(responses).map(([status, { content }]) => [status, content?.['application/json']?.schema]),
    );
    expect(answers).toMatchObject({
      200: { $ref: '#/components/schemas/TokenResponse' },
      400: { $ref: '#/components/schemas/TokenRefusal' },
      401: { $ref: '#/components/schemas/TokenRefusal' },
    });
    expect(responses['422']).toBeUndefined();
    expect(responses['401']?.headers).toHaveProperty('WWW-Authenticate');
    expect(components?.schemas?.TokenResponse).toMatchObject({ required: ['access_token', 'token_type'] });
    expect(components?.schemas?.TokenRefusal).toMatchObject({ required: ['error'] });
    expect((await operation('/one')).responses['401']).toBeUndefined();
  });
});
