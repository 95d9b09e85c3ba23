import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import spectralCore, { type RulesetDefinition } from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';
import type { OpenApiDocument } from 'tenon';

/** An error that a tool finds in a document. */
export interface Finding {
  readonly tool: 'schema' | 'redocly' | 'spectral';
  readonly rule: string;
  /** A JSON Pointer (RFC 6901). */
  readonly at: string;
  readonly message: string;
}

/**
 * What redocly would rather see said than left to OpenAPI's defaults (a server `/`, no security). FastAPI's documents do not say it, and the recorded ones are
 * compared word by word, so neither do ours.
 */
const leftToDefaults = [
  ['no-empty-servers', 'Servers must be present.'],
  ['security-defined', 'Every operation should have security defined on it or on the root level.'],
];

const validator = new Validator();
/** What `redocly lint` holds documents against where nobody configures it. */
const recommended = await createConfig({ extends: ['recommended'] });
const spectral = new spectralCore.Spectral();
spectral.setRuleset({ extends: [[spectralRulesets.oas as RulesetDefinition, 'recommended']] });

/** Everything that is an error to one of the tools; what they warn of is a matter of taste. */
export async function findings(document: OpenApiDocument): Promise<Finding[]> {
  return [...(await bySchema(document)), ...(await byRedocly(document)), ...(await bySpectral(document))];
}

async function bySchema(document: OpenApiDocument): Promise<Finding[]> {
  // It writes into what it is given.
  const { valid, errors = [] } = await validator.validate(structuredClone(document));
  if (valid) return [];
  const all = typeof errors === 'string' ? [{ instancePath: '', keyword: 'document', message: errors }] : errors;
  return all.map(({ instancePath, keyword, message = '' }) => ({ tool: 'schema', rule: keyword, at: instancePath, message }));
}

async function byRedocly(document: OpenApiDocument): Promise<Finding[]> {
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: '/openapi.json', config: recommended });
  const isLeft = (rule: string, message: string): boolean => leftToDefaults.some(([one, said]) => rule === one && message === said);
  const errors = problems.filter(({ severity, ruleId, message }) => severity === 'error' && !isLeft(ruleId, message));
  return errors.map(({ ruleId: rule, message, location: [place] }) => ({
    tool: 'redocly',
    rule,
    at: place?.pointer?.replace('#', '') ?? '',
    message,
  }));
}

async function bySpectral(document: OpenApiDocument): Promise<Finding[]> {
  const results = await spectral.run({ ...document });
  // It names the severities as editors do: 0 is an error.
  const errors = results.filter(({ severity }) => Number(severity) === 0);
  return errors.map(({ code, path, message }) => ({ tool: 'spectral', rule: String(code), at: pointer(path), message }));
}

function pointer(path: readonly (string | number)[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
