import { askForJson } from './outbound.js';
import { Recent } from './recent.js';
import { TokenError } from './token-error.js';
import { sha256 } from '../secrets/digests.js';

/** Whom to ask, and as whom. */
export interface IntrospectionFacts {
  readonly endpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Seconds. */
  readonly cache: number;
}

type Claims = Readonly<Record<string, unknown>>;

/** Of so many tokens it is remembered that they are not active. */
const mostInactive = 10_000;
/** Of so many what they are worth, and in so many characters together; an answer that is longer is not remembered. */
const mostActive = { count: 10_000, size: 16 * 2 ** 20, each: 16 * 2 ** 10 };
/** Whoever sends tokens decides how often we ask: not more often than that at once. */
const mostAtOnce = 50;
/** In seconds: when it is worth while to ask again. */
const retryAfter = 5;

/** Asks the issuer what a token is worth (RFC 7662), and remembers the answer for a moment, by a digest: the token itself is kept nowhere. */
export class Introspection {
  readonly #authorization: string;
  /** As text: each request has claims of its own, whatever is done to them. */
  readonly #active = new Recent<string>(mostActive.count, mostActive.size);
  /** By itself: made-up tokens do not make room for themselves where the others are. */
  readonly #inactive = new Recent<true>(mostInactive);
  readonly #underWay = new Map<string, Promise<string | undefined>>();

  constructor(private readonly facts: IntrospectionFacts) {
    const pair = `${formText(facts.clientId)}:${formText(facts.clientSecret)}`;
    this.#authorization = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
  }

  /** What is known of an active token. Rejects with {@link TokenError}. */
  async claimsOf(token: string): Promise<Claims> {
    const key = sha256(token).toString('base64');
    const known = this.#inactive.get(key) === true ? undefined : (this.#active.get(key) ?? (await this.#shared(key, token)));
    if (known === undefined) throw new TokenError('inactive', 'The issuer says that the token is not active');
    return JSON.parse(known) as Claims;
  }

  #shared(key: string, token: string): Promise<string | undefined> {
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) return underWay;
    if (this.#underWay.size >= mostAtOnce) throw unknown(new Error(`The issuer is being asked ${mostAtOnce} times already`));
    const asking = this.#ask(key, token).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, asking);
    return asking;
  }

  /** The claims as text; undefined where the token is not active. */
  async #ask(key: string, token: string): Promise<string | undefined> {
    const { endpoint, cache } = this.facts;
    const headers = { authorization: this.#authorization, 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ token, token_type_hint: 'access_token' }).toString();
    const answer = await askForJson(endpoint, { method: 'POST', headers, body }).catch((cause: unknown) => {
      throw unknown(cause);
    });
    if (answer.active === false) {
      this.#inactive.keep(key, true, cache);
      return undefined;
    }
    if (answer.active !== true) throw unknown(new Error('The answer does not say whether the token is active'));
    const text = JSON.stringify(answer);
    const left = typeof answer.exp === 'number' ? answer.exp - Date.now() / 1000 : Infinity;
    if (text.length <= mostActive.each) this.#active.keep(key, text, Math.min(cache, left), text.length);
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
