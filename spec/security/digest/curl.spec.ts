import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import {
  Controller,
  createApp,
  digestAuth,
  Depends,
  Get,
  Module,
  Post,
  Query,
  RedirectResponse,
  type DigestAlgorithm,
  type DigestPrincipal,
} from 'tenon';

/** curl before 7.57 knows MD5 only; its SHA-512-256 is right from 8.8 on. */
const version = /^curl (\d+)\.(\d+)/.exec(spawnSync('curl', ['--version'], { encoding: 'utf8' }).stdout ?? '');
const isFit = version !== null && (Number(version[1]) > 7 || Number(version[2]) >= 57);
if (!isFit) console.log('There is no curl 7.57 or later: Digest is not held against it.');

const offered: readonly (readonly DigestAlgorithm[])[] = [['SHA-256'], ['MD5'], ['SHA-256', 'MD5'], ['MD5', 'SHA-256']];
const users = { iris: 'Perseids', 'Jäsøn "J" Doe': 'Secret, or not?' };

function appWith(algorithms: readonly DigestAlgorithm[]) {
  const observer = digestAuth({ realm: 'Dome "A"', users, algorithms });

  @Controller('/dome')
  class Dome {
    @Get('/moved', { use: [observer] })
    move(@Query({ default: 0 }) seconds: number) {
      const now = Date.now() + seconds * 1000;
      if (seconds > 0) jest.spyOn(Date, 'now').mockReturnValue(now);
      return new RedirectResponse('/dome/one');
    }

    @Get('/:name')
    read(@Depends(observer) who: DigestPrincipal) {
      return who;
    }

    @Post()
    write(@Depends(observer) { username }: DigestPrincipal) {
      return `written by ${username}`;
    }
  }

  @Module({ controllers: [Dome] })
  class DomeModule {}
  return createApp(DomeModule);
}

const run = promisify(execFile);

/** What curl says: for each answer its status, and the last body. */
async function curl(args: readonly string[]) {
  const { stdout } = await run('curl', ['-sS', '-i', '--max-time', '10', '--noproxy', '*', '--digest', ...args], { encoding: 'utf8' });
  const heads = stdout.split(/(?=HTTP\/1\.1 )/);
  const statuses = heads.map((head) => Number(head.slice(9, 12)));
  return {
    statuses,
    info: heads.map((head) => /^Authentication-Info: (.*)$/im.exec(head)?.[1]?.trim()),
    body: stdout.split('\r\n\r\n').at(-1),
  };
}

(isFit ? describe : describe.skip).each(offered.map((algorithms) => ({ algorithms })))('curl, offered $algorithms', ({ algorithms }) => {
  const app = appWith(algorithms);
  let url = '';
  beforeAll(async () => (({ url } = await app.listen(0, '127.0.0.1')), undefined));
  afterAll(() => app.close());
  afterEach(() => jest.restoreAllMocks());

  it.each(Object.entries(users))('logs %s in', async (username, password) => {
    const { statuses, info, body } = await curl(['-u', `${username}:${password}`, `${url}/dome/plate?year=1997&a=%22%61`]);
    expect(statuses).toEqual([401, 200]);
    expect(JSON.parse(body ?? '')).toEqual({ username });
    expect(info[1]).toMatch(/^qop=auth, rspauth="[0-9a-f]{32,64}", cnonce=".+", nc=00000001$/);
  });

  it('goes on with its nonce where it is sent elsewhere', async () => {
    const { statuses, info } = await curl(['-L', '-u', 'iris:Perseids', `${url}/dome/moved`]);
    expect(statuses).toEqual([401, 307, 200]);
    expect(info.map((text) => text?.slice(-8))).toEqual([undefined, '00000001', '00000002']);
  });

  it('takes another nonce where its own has ended', async () => {
    const { statuses, info, body } = await curl(['-L', '-u', 'iris:Perseids', `${url}/dome/moved?seconds=300`]);
    expect([statuses, body]).toEqual([[401, 307, 401, 200], '{"username":"iris"}']);
    expect(info.map((text) => text?.slice(-8))).toEqual([undefined, '00000001', undefined, '00000001']);
  });

  it('sends a body', async () => {
    const { statuses, body } = await curl(['-u', 'iris:Perseids', '-d', '{}', `${url}/dome`]);
    expect([statuses.at(-1), body]).toEqual([200, '"written by iris"']);
  });

  it('is refused with a wrong password', async () => {
    expect((await curl(['-u', 'iris:Leonids', `${url}/dome/one`])).statuses).toEqual([401, 401]);
    expect((await curl(['-u', 'nobody:Perseids', `${url}/dome/one`])).statuses).toEqual([401, 401]);
  });
});
