import { createApp, Module, StartupError, type Application, type ApplicationOptions, type ModuleOptions } from 'tenon';

/** An application of one module. */
export function application(module: ModuleOptions = {}, options: ApplicationOptions = {}): Application {
  class FilesModule {}
  Module(module)(FilesModule);
  return createApp(FilesModule, options);
}

/** Why an application does not start, as `CODE: sentence`; fails where it does. */
export async function refusals(app: Application): Promise<string[]> {
  try {
    await app.init();
  } catch (error) {
    if (error instanceof StartupError) return error.problems.map(({ code, what }) => `${code}: ${what}`);
    throw error;
  }
  await app.close();
  throw new Error('the application started');
}

/** What a browser says that goes to an address. */
export const page = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
