import { Module, token } from 'tenon';
import { randomToken, type PasswordOptions } from 'tenon/security';

/** What differs from one installation of the shop to the next. */
export interface Settings {
  /** `sqlite:` and the path of a file, or the `postgres://` address of a server. */
  readonly databaseUrl: string;
  /** What hashing a password costs; what OWASP recommends if nothing is said. */
  readonly hashing?: PasswordOptions;
}

export const SETTINGS = token<Settings>('Settings');

/** Read when the application starts, not when this file is imported. */
function fromEnvironment(): Settings {
  return { databaseUrl: process.env.DATABASE_URL ?? 'sqlite:data/shop.sqlite' };
}

@Module({ providers: [{ provide: SETTINGS, useFactory: fromEnvironment }], exports: [SETTINGS] })
export class SettingsModule {}

/** What signs the access tokens. In development each process makes one up: a restart ends the tokens that were given out before. Throws in production without one. */
export function tokenKeyOf({ TOKEN_KEY, NODE_ENV }: NodeJS.ProcessEnv): string {
  if (TOKEN_KEY !== undefined) return TOKEN_KEY;
  if (NODE_ENV !== 'production') return randomToken(32);
  throw new Error(
    'TOKEN_KEY is missing: the secret that signs the access tokens, the same for every process ("openssl rand -base64 32" makes one).',
  );
}

/** The hosts that the shop answers for, `HOSTS=shop.example,www.shop.example`; any if nothing is said. */
export function hostsOf({ HOSTS = '*' }: NodeJS.ProcessEnv): string[] {
  return HOSTS.split(',').map((host) => host.trim());
}
