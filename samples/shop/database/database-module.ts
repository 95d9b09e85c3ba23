import { Module, provide, type DynamicModule, type FactoryProvider, type ModuleOptions, type Wish } from 'tenon';
import { DATABASE, DATABASE_SETTINGS, READER, TRANSACTION, type DatabaseSettings } from './database.js';
import { openDatabase } from './open-database.js';
import { transaction } from './transaction.js';

/** Settings that are made of what other modules export. */
export interface AsyncDatabaseSettings<D extends readonly Wish[]> extends Pick<
  FactoryProvider<DatabaseSettings, D>,
  'useFactory' | 'inject'
> {
  readonly imports?: ModuleOptions['imports'];
}

/** The database of the whole shop, visible in every module. */
@Module({
  providers: [
    provide({ provide: DATABASE, useGenerator: openDatabase, inject: [DATABASE_SETTINGS] }),
    provide({ provide: READER, useFactory: ({ reader }) => reader, inject: [DATABASE] }),
    provide({ provide: TRANSACTION, useGenerator: transaction, inject: [DATABASE], scope: 'request' }),
  ],
  exports: [DATABASE, READER, TRANSACTION],
  global: true,
})
export class DatabaseModule {
  /** With settings that are known where the module is imported. */
  static forRoot(settings: DatabaseSettings): DynamicModule {
    return { module: DatabaseModule, providers: [{ provide: DATABASE_SETTINGS, useValue: settings }] };
  }

  /** With settings that are made when the application starts. */
  static forRootAsync<const D extends readonly Wish[]>({ imports = [], ...settings }: AsyncDatabaseSettings<D>): DynamicModule {
    return { module: DatabaseModule, imports, providers: [provide({ provide: DATABASE_SETTINGS, ...settings })] };
  }
}
