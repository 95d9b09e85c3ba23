/** A prefix that stays out of the servers of the document. */
import { Controller, createApp, Depends, Get, Module, Post, ROOT_PATH } from 'tenon';

@Controller()
class Locks {
  @Get('/levels', { operationId: 'levels', summary: 'Levels' })
  readLevels(@Depends(ROOT_PATH) root: string) {
    return { root };
  }
}

@Controller()
class Gates {
  @Post('/open', { operationId: 'open', summary: 'Open' })
  openGate(@Depends(ROOT_PATH) root: string) {
    return { root };
  }
}

@Module({ controllers: [Locks] })
class LocksModule {}

@Module({ controllers: [Gates] })
class GatesModule {}

const gates = createApp(GatesModule, {
  title: 'Gates',
  openapi: { servers: [{ url: 'https://gates.example' }], rootPathInServers: false },
});

export const app = createApp(LocksModule, { title: 'Lock keeper', rootPath: '/locks', openapi: { rootPathInServers: false } }).mount(
  '/gates',
  gates,
);
