import { styleText } from 'node:util';

/** Shades text for a terminal, or leaves it as it is. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

type Colour = keyof Paint;

const colours: readonly Colour[] = ['bold', 'dim', 'red', 'green', 'yellow', 'cyan'];

/** Text for what is no terminal. */
export const plain: Paint = paintWith(() => (text) => text);

const shaded: Paint = paintWith((colour) => (text) => (text === '' ? '' : styleText(colour, text, always)));

/** Whether there are colours is decided here alone; older versions of Node take no third argument, and always shade. */
const always = { validateStream: false } as const;

/**
 * The colours that a stream takes: those of a terminal, unless `NO_COLOR` (https://no-color.org) or `TERM=dumb` forbids them; `FORCE_COLOR`, if it is
 * not 0 or false, asks for them everywhere, and counts more.
 */
export function paintFor(stream: { readonly isTTY?: boolean }, env: Readonly<Record<string, string | undefined>>): Paint {
  const { FORCE_COLOR: forced, NO_COLOR: none, TERM: terminal } = env;
  if (forced !== undefined) return forced === '0' || forced === 'false' ? plain : shaded;
  if (none !== undefined && none !== '') return plain;
  return stream.isTTY === true && terminal !== 'dumb' ? shaded : plain;
}

function paintWith(shade: (colour: Colour) => (text: string) => string): Paint {
  return Object.fromEntries(colours.map((colour) => [colour, shade(colour)])) as unknown as Paint;
}
