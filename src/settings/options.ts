import { MetadataKey } from '../core/metadata.js';
import type { Constructor } from '../core/types.js';

/** Where the values of a class of settings come from; pydantic-settings' `SettingsConfigDict`. */
export interface SettingsOptions {
  /** In front of the name of every variable, but not of an `alias`: `SHOP_`. Nothing if nothing is said. */
  readonly prefix?: string;
  /** Between the names of parts inside of one another: `__` if nothing is said, as in `SHOP_DATABASE__PORT`. */
  readonly nested?: string;
  /** `.env` files, of which a later one goes before an earlier one, and the environment before all; one that is not there is passed over. None if nothing is said. */
  readonly envFile?: string | readonly string[];
  /** Folders with a file for each variable, as Docker and Kubernetes mount secrets (`/run/secrets`): they count least. None if nothing is said. */
  readonly secretsDirectory?: string | readonly string[];
  /** `true`: a variable that is empty is one that is not there. */
  readonly ignoreEmpty?: boolean;
}

const settingsKey = new MetadataKey<SettingsOptions>('settings');

/** The options of a class of settings, those of its ancestors included; undefined where it is none. */
export function settingsOptions(type: Constructor): SettingsOptions | undefined {
  return settingsKey.read(type);
}

/** Writes the options of a class down, over those that it inherits. */
export function recordSettings(type: Constructor, options: SettingsOptions): void {
  settingsKey.write(type, { ...settingsKey.read(type), ...options });
}
