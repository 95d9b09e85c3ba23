import { createHash } from 'node:crypto';
import { isRecord } from '../../core/types.js';
import { askForJson } from './outbound.js';
import { Recent } from './recent.js';
import { TokenError } from './token-error.js';

/** Whom to ask, and as whom. */
export interface IntrospectionFacts {
  readonly endpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Seconds. */
  readonly cache: number;
}

type Claims = Readonly<Record<string, unknown>>;

/** What is remembered at most: tokens of so many people in the last seconds. */
const mostRemembered = 10_000;
/** In seconds: when it is worth while to ask again. */
const retryAfter = 5;

/** Asks the issuer what a token is worth (RFC 7662), and remembers the answer for a moment, by a digest: the token itself is kept nowhere. */
export class Introspection {
  readonly #authorization: string;
  /** As text: each request has claims of its own, whatever is done to them. */
  readonly #recent = new Recent<string>(mostRemembered);
  readonly #underWay = new Map<string, Promise<string>>();

  constructor(private readonly facts: IntrospectionFacts) {
    const pair = `${formText(facts.clientId)}:${formText(facts.clientSecret)}`;
    this.#authorization = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
  }

  /** What is known of an active token. Rejects with {@link TokenError}. */
  async claimsOf(token: string): Promise<Claims> {
    const key = createHash('sha256').update(token).digest('base64');
    const claims = JSON.parse(this.#recent.get(key) ?? (await this.#shared(key, token))) as Claims;
    if (claims.active !== true) throw new TokenError('inactive', 'The issuer says that the token is not active');
    return claims;
  }

  #shared(key: string, token: string): Promise<string> {
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) return underWay;
    const asking = this.#ask(key, token).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, asking);
    return asking;
  }

  async #ask(key: string, token: string): Promise<string> {
    const { endpoint, cache } = this.facts;
    const headers = { authorization: this.#authorization, 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ token, token_type_hint: 'access_token' }).toString();
    const answer = await askForJson(endpoint, { method: 'POST', headers, body }).catch((cause: unknown) => {
      throw unknown(cause);
    });
    if (!isRecord(answer) || typeof answer.active !== 'boolean')
      throw unknown(new Error('The answer does not say whether the token is active'));
    const text = JSON.stringify(answer);
    const left = typeof answer.exp === 'number' ? answer.exp - Date.now() / 1000 : Infinity;
    this.#recent.keep(key, text, Math.min(cache, left));
    return text;
  }
}

function unknown(cause: unknown): TokenError {
  return new TokenError('source', 'The issuer does not say what the token is worth', { cause, retryAfter });
}

/** RFC 6749, section 2.3.1: name and secret are encoded as in a form before they become one text. */
function formText(text: string): string {
  return new URLSearchParams({ text }).toString().slice('text='.length);
}
