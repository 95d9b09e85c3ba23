import { longestHeader, type PatternUse } from '../core/advice.js';
import type { Constructor } from '../core/types.js';
import { isModelEngineLoaded } from '../model/loading.js';
import { patternUses } from '../model/pattern-use.js';
import { documentationId } from '../routing/documentation-id.js';
import type { PathTemplate } from '../routing/path-template.js';
import type { Declared } from './declared.js';
import type { ResolvedOptions } from './options.js';

/** What the engine makes of a text at the most, in characters. */
const longestText = 536_870_888;

/** Every pattern that the routes of an application hold what comes in against: of paths, of parameters, of models. */
export async function patternsOf({ routes }: Declared, { bodyLimit }: ResolvedOptions): Promise<PatternUse[]> {
  const own = routes.filter(({ module }) => module.id !== documentationId);
  const templates = new Map(own.map(({ template }) => [template.text, template]));
  const inputs = [...new Set(own.flatMap((route) => route.inputs))];
  // A model that comes in both ways is looked at where its texts may be longer.
  const ordered = [...inputs.filter(({ readsBody }) => readsBody), ...inputs.filter(({ readsBody }) => !readsBody)];
  const longestOf = ({ readsBody }: { readonly readsBody: boolean }): number =>
    readsBody ? Math.min(bodyLimit, longestText) : longestHeader;
  const ofParameters = ordered.flatMap((input) => {
    const { pattern, maxLength = Infinity } = input.options;
    return patternUses(pattern, undefined, {
      where: `${input.name} of ${input.label.replace(/^.* of /, '')}`,
      maxLength: Math.min(maxLength, longestOf(input)),
    });
  });
  const ofPaths = [...templates.values()].flatMap(pathPatterns);
  if (!isModelEngineLoaded()) return [...ofPaths, ...ofParameters];
  const { patternsIn } = await import('../model/patterns.js');
  const seen = new Set<Constructor>();
  return [...ofPaths, ...ofParameters, ...ordered.flatMap((input) => patternsIn(input.type, { longest: longestOf(input), seen }))];
}

function pathPatterns({ text, segments }: PathTemplate): PatternUse[] {
  return segments.flatMap((segment) =>
    segment.kind === 'pattern' ? [{ source: segment.source, flags: '', where: `the path ${text}`, maxLength: longestHeader }] : [],
  );
}
