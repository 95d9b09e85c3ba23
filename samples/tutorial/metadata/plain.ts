/** What is said when nothing is given, with the first page off and the second one moved to the root. */
import { Controller, createApp, Get, Module, Put } from 'tenon';

@Controller()
class Tower {
  @Get('/bells', { operationId: 'bells', summary: 'Bells' })
  bells() {
    return 3;
  }

  @Put('/bells', { operationId: 'ring', summary: 'Ring', status: 204 })
  ring() {}
}

@Module({ controllers: [Tower] })
class TowerModule {}

export const app = createApp(TowerModule, {
  // Without a title this would be "Tenon".
  title: 'FastAPI',
  openapi: { tags: [] },
  docs: { swagger: false, redoc: { path: '/' } },
});
