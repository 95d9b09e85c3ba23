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
  readonly about: string;
}

/** What was written behind the name of a command. */
export interface Given {
  readonly path: string | undefined;
  readonly values: Readonly<Record<string, string | undefined>>;
}

/** What a command needs of the world around it. */
export interface Surroundings {
  readonly folder: string;
  /** The file that runs in the process of its own in which an application is looked at. */
  readonly inspector: URL;
  /** Writes to standard output, and is done when that has taken everything. */
  readonly write: (text: string) => Promise<void>;
}

/** One word behind `tenon`: as data, so that help and suggestions tell what is really read. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What it does, for its own help. */
  readonly about: string;
  readonly options: Readonly<Record<string, OptionFacts>>;
  /** Throws `TenonError` and `InspectionError`. */
  readonly run: (given: Given, surroundings: Surroundings) => Promise<void>;
}
