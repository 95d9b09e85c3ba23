import { type apiKeyCookie, Controller, createApp, type Get, type httpBearer, Module, type Application } from 'tenon';
import { testApp } from 'tenon/testing';

/** An application with one route, behind a scheme. */
export function desk(scheme: ReturnType<typeof apiKeyCookie> | ReturnType<typeof httpBearer>, Way: typeof Get): Application {
  @Controller({ use: [scheme] })
  class Desk {
    @Way('/seat')
    seat() {
      return 'taken';
    }
  }

  @Module({ controllers: [Desk] })
  class DeskModule {}

  return createApp(DeskModule);
}

/** What an application warns of when it starts. */
export const warnings = async (app: Application) => {
  await using t = await testApp(app);
  return t.logs.filter(({ level }) => level === 'warn').map(({ message, fields }) => ({ message, fields }));
};
