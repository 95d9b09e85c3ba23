import { Container } from 'inversify';
import { createApp, TenonError } from 'tenon';
import { moduleNamed, withApp } from './support/applications.js';
import { expectGolden } from './support/golden.js';

const root = { providers: [{ provide: 'x', useFactory: () => ({ isX: true }) }] };
const afterStart = [
  'bind',
  'rebind',
  'rebindAsync',
  'unbind',
  'unbindAsync',
  'unbindAll',
  'unbindAllAsync',
  'load',
  'loadAsync',
  'unload',
  'unloadAsync',
  'restore',
  'onActivation',
  'onDeactivation',
] as const;

describe('app.container', () => {
  it('is the real container of Inversify', async () => {
    await withApp(root, ({ app }) => expect(app.container).toBeInstanceOf(Container));
  });

  it('gives what a token stands for, where it lives in one module', async () => {
    class Repository {}
    const Left = moduleNamed('Left', { providers: [{ provide: 'side', useValue: 'left' }] });
    const Right = moduleNamed('Right', { providers: [{ provide: 'side', useValue: 'right' }] });
    await withApp({ imports: [Left, Right], providers: [Repository, { provide: 'x', useFactory: () => ({}) }] }, ({ app }) => {
      expect(app.container.get(Repository)).toBe(app.get(Repository));
      expect(app.container.get('x')).toBe(app.get('x'));
      expect(app.container.isBound('side')).toBe(false);
    });
  });

  it('is not there before start-up', () => {
    expect(() => createApp(moduleNamed('AppModule', root)).container).toThrow(/app\.container exists only after start-up.*APP_NOT_STARTED/);
  });

  it.each(afterStart)('refuses %s once the application has started', async (method) => {
    await withApp(root, ({ app }) => {
      expect(() => (app.container as unknown as Record<string, () => void>)[method]?.()).toThrow(
        expect.objectContaining({
          code: 'CONTAINER_FROZEN',
          message: expect.stringContaining(`container.${method}()`) as unknown,
        }) as Error,
      );
    });
  });

  it('knows no method that changes it and is not refused', () => {
    const reading = ['constructor', 'get', 'getAll', 'getAllAsync', 'getAsync', 'isBound', 'isCurrentBound', 'register', 'snapshot'];
    expect(Object.getOwnPropertyNames(Container.prototype).sort()).toEqual([...reading, ...afterStart].sort());
  });

  it('says what to do instead', async () => {
    const error: unknown = await withApp(root, ({ app }) => {
      try {
        return app.container.bind('late');
      } catch (thrown) {
        return thrown;
      }
    });
    expect(error).toBeInstanceOf(TenonError);
    expectGolden(new URL('./golden/container-frozen.txt', import.meta.url), `${(error as TenonError).message}\n`);
  });
});
