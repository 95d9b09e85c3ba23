import { Module, token } from 'tenon';

/** What differs from one installation of the shop to the next. */
export interface Settings {
  /** `sqlite:` and the path of a file, or the `postgres://` address of a server. */
  readonly databaseUrl: string;
}

export const SETTINGS = token<Settings>('Settings');

/** Read when the application starts, not when this file is imported. */
function fromEnvironment(): Settings {
  return { databaseUrl: process.env.DATABASE_URL ?? 'sqlite:data/shop.sqlite' };
}

@Module({ providers: [{ provide: SETTINGS, useFactory: fromEnvironment }], exports: [SETTINGS] })
export class SettingsModule {}
