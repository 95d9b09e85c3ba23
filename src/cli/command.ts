import type { Paint } from './colours.js';

/** What an option of a command is, for reading it and for the help. */
export interface OptionFacts {
  /** What its value is called in the help; without it, the option is a switch. */
  readonly value?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** The whole numbers that it takes, from the first to the second. */
  readonly range?: readonly [from: number, to: number];
  /** A value to show where the given one is wrong; the first choice if nothing is said. */
  readonly example?: string;
  /** The letter that stands for it behind one hyphen. */
  readonly short?: string;
  /** It may be written more than once, and all of its values count. */
  readonly repeats?: true;
  /** The switch may be written as `--no-...` as well. */
  readonly negatable?: true;
  /** The environment variable that counts where the option is not written; of what repeats, with commas between the values. */
  readonly env?: string;
  /** Options about the same: where one of them is written, the variable of this one does not count. */
  readonly instead?: readonly string[];
  /** The heading under which the help tells of it, `Options` if nothing is said. */
  readonly group?: string;
  readonly about: string;
}

/** What may stand behind the name of a command and is no option. */
export interface ArgumentFacts {
  readonly name: string;
  readonly required?: true;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  readonly about?: string;
}

/** What was written behind the name of a command, or stands for it in the environment. */
export interface Given {
  /** The argument `path`. */
  readonly path: string | undefined;
  /** By the names of {@link Command.arguments}. */
  readonly arguments: Readonly<Record<string, string | undefined>>;
  /** Of the options that take a value, the last one that was written. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Of the options that repeat, every value; nothing where there is none. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Of the switches: false where `--no-...` is the last one that was written. */
  readonly switches: Readonly<Record<string, boolean | undefined>>;
}

/** What a command needs of the world around it. */
export interface Surroundings {
  readonly folder: string;
  /** The folder of this package. */
  readonly home: URL;
  /** The file that runs in the process of its own in which an application is looked at. */
  readonly inspector: URL;
  /** The file that a worker of `tenon run` runs. */
  readonly worker: URL;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes to standard output, and is done when that has taken everything. */
  readonly write: (text: string) => Promise<void>;
  /** Writes to standard error. */
  readonly complain: (text: string) => Promise<void>;
  /** The colours of standard output; plain where it takes none. */
  readonly paint: Paint;
  /** How many characters a line of standard output has; undefined where that is no terminal. */
  readonly columns: number | undefined;
}

/** One word behind `tenon`: as data, so that help and suggestions tell what is really read. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What it does, for its own help; the paragraphs are wrapped there. */
  readonly about: string;
  /** In their order; `path` if nothing is said, which may be left out. */
  readonly arguments?: readonly ArgumentFacts[];
  readonly options: Readonly<Record<string, OptionFacts>>;
  /** For the end of the help: what to write, and what comes of it. */
  readonly examples?: readonly (readonly [written: string, about: string])[];
  /** What exit codes mean here beside those of every command. */
  readonly exits?: Readonly<Record<number, string>>;
  /** The answer is the exit code, 0 if there is none. Throws `TenonError` and `InspectionError`. */
  readonly run: (given: Given, surroundings: Surroundings) => Promise<number | void>;
}
