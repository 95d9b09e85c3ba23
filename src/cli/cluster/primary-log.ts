/** Levels as pino numbers them. */
const levels = { info: 30, warn: 40, error: 50 } as const;

/** The log of the process above workers: the lines of the default logger, without loading it; for a terminal, the bare text. */
export class PrimaryLog {
  constructor(
    private readonly write: (text: string) => Promise<void>,
    private readonly isTerminal: boolean,
  ) {}

  info(text: string, fields: object = {}): void {
    this.#line('info', text, fields);
  }

  warn(text: string, fields: object = {}): void {
    this.#line('warn', text, fields);
  }

  error(text: string, fields: object = {}): void {
    this.#line('error', text, fields);
  }

  #line(level: keyof typeof levels, text: string, fields: object): void {
    const line = this.isTerminal
      ? `tenon run: ${text}`
      : JSON.stringify({ level: levels[level], time: Date.now(), name: 'tenon', ...fields, msg: text });
    void this.write(`${line}\n`);
  }
}
