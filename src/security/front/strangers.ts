/** A piece of a pattern: a character that stands for itself, or anything else; parentheses and anchors are left out. */
interface Piece {
  readonly literal: string | undefined;
  /** Whether it stands for nearly every character. */
  readonly isOpen: boolean;
  readonly isRepeated: boolean;
}

/**
 * Whether a pattern for origins lets in hosts that anybody can get. Nobody can tell this of every pattern; these are the mistakes that are made: no name of one's
 * own in it, or a name in front of which anything may stand (`.*shop\.example` is `evilshop.example`, too).
 */
export function letsInStrangers(pattern: RegExp): boolean {
  const pieces = piecesOf(pattern.source);
  return isOpenBeforeName(pieces) || strangersOf(pieces).some((one) => pattern.test(one));
}

/** A dot alone begins a new name: what stands in front of it is below the name behind it. */
function isOpenBeforeName(pieces: readonly Piece[]): boolean {
  return pieces.some(({ isOpen, isRepeated }, i) => {
    const next = pieces[i + 1];
    return isOpen && isRepeated && next?.literal !== undefined && (next.literal !== '.' || next.isRepeated);
  });
}

const names = ['evil', 'x7', 'x7.stranger', 'x7-stranger', 'www.evil', '0', 'a'];
const endings =
  'com net org dev io app invalid example co.uk com.au co.jp github.io vercel.app netlify.app pages.dev herokuapp.com web.app';
const ports = ['', ':3000', ':8443', ':443', ':80'];

/** Endings below which nobody outside gets a name. */
const ownEndings: readonly string[] = ['localhost', 'local', 'internal', 'test', 'lan'];

/** Nobody's origins, and those that end like a name of the pattern. */
function strangersOf(pieces: readonly Piece[]): string[] {
  const hosts = [
    ...endings.split(' ').flatMap((ending) => names.map((name) => `${name}.${ending}`)),
    ...['203.0.113.7', '[2001:db8::7]'],
    ...runsOf(pieces).flatMap((run) => {
      const name = run.replace(/^\.+/, '');
      const isEnding = run.startsWith('.') && !name.includes('.') && !ownEndings.includes(name);
      return names.flatMap((one) => (isEnding ? [`${one}${name}`, `${one}.${name}`] : [`${one}${name}`]));
    }),
  ];
  return hosts.flatMap((host) => ports.flatMap((port) => [`https://${host}${port}`, `http://${host}${port}`]));
}

/** The rows of characters that stand for themselves. */
function runsOf(pieces: readonly Piece[]): string[] {
  const runs = [''];
  for (const { literal, isRepeated } of pieces) {
    if (literal === undefined || isRepeated || !/[\w.-]/.test(literal)) runs.push('');
    else runs[runs.length - 1] += literal;
  }
  return runs.filter((run) => run !== '');
}

const piece = /\\(?:u\{[^}]*\}|[pP]\{[^}]*\}|.)|\[\^?(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|./gsu;
const transparent = /^(?:\(.*|[)^$])$/s;

function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { 0: text, index } of source.matchAll(piece)) {
    if (/^[?*+]$/.test(text)) continue;
    if (transparent.test(text)) continue;
    const rest = source.slice(index + text.length);
    pieces.push({ literal: literalOf(text), isOpen: /^(?:\.|\[\^|\\[SDW])/.test(text), isRepeated: /^[?*+{]/.test(rest) });
  }
  return pieces;
}

function literalOf(text: string): string | undefined {
  if (text.startsWith('\\')) return /^\\[^\w]$/.test(text) ? text.slice(1) : undefined;
  return text.length === 1 && !/[.|{}]/.test(text) ? text : undefined;
}
