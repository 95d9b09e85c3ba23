import { inspect } from 'node:util';
import { Misfit } from '../misfit.js';
import type { Scalar } from './scalar.js';

/** What is shown in the place of a secret, however long it is; pydantic's. */
export const masked = '**********';

/**
 * A text that does not show itself: printed, logged, inspected and written as JSON it is `**********`. As the type of a property it is read from text, with the limits of text;
 * pydantic's `SecretStr`.
 *
 * @example
 * class Login { @Field({ minLength: 12 }) password!: Secret; }
 * login.password.reveal(); // 'correct horse battery'
 * `${login.password}`; // '**********'
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return masked;
  }

  toJSON(): string {
    return masked;
  }

  [inspect.custom](): string {
    return `Secret('${masked}')`;
  }
}

const noText = new Misfit('string_type', 'must be text');
const halved = new Misfit('string_unicode', 'must be well-formed Unicode text');

/** What a declared {@link Secret} means. */
export const SecretText: Scalar<Secret> = {
  kind: 'scalar',
  name: 'Secret',
  limits: 'secret',
  fromText: (text) => new Secret(text),
  fromJson(value) {
    if (typeof value !== 'string') return value instanceof Secret ? value : noText;
    return (value as unknown as { isWellFormed(): boolean }).isWellFormed() ? new Secret(value) : halved;
  },
  fromStrictJson: (value) => SecretText.fromJson(value),
  is: (value) => value instanceof Secret,
  toJson: () => masked,
  schema: { type: 'string', format: 'password', writeOnly: true },
};
