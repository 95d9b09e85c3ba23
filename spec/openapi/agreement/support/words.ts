/** Sentences are for people, and paths for the router; nobody compares with them. */
const isWord = (text: string): boolean => !/^\/|\S \S/.test(text);

/** Values that mean something to a sample: what its handlers compare with, and what it has answered. */
export class Words {
  readonly #texts: Set<string>;
  readonly #numbers = new Set<number>([0, 1, 2]);

  /** The literals of a source, and the keys of its objects. */
  constructor(source: string) {
    const code = source.replace(/^(import|\/\*\*) .*$/gm, '').replace(/^\s*@\w+\(/gm, '');
    const texts = [...code.matchAll(/'([^'\n]{1,40})'|\b([a-z]\w{2,20}): (?=\(\)|\[|')/g)].map(([, text, key]) => text ?? key ?? '');
    this.#texts = new Set(texts.filter(isWord));
    for (const [number] of code.matchAll(/(?<![\w.])\d+(\.\d+)?\b/g)) this.#numbers.add(Number(number)).add(Number(number) + 1);
  }

  get texts(): readonly string[] {
    return [...this.#texts];
  }

  get numbers(): readonly number[] {
    return [...this.#numbers];
  }

  /** Takes over the texts of an answer: the id of what was made finds it again. */
  learn(answer: unknown, depth = 0): void {
    if (this.#texts.size > 200 || depth > 4) return;
    if (typeof answer === 'string' && answer.length <= 60) this.#texts.add(answer);
    else if (typeof answer === 'object' && answer !== null) for (const value of Object.values(answer)) this.learn(value, depth + 1);
  }
}
