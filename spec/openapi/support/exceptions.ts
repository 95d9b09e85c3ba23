import type { Finding } from './linters.js';

/** A rule that a sample breaks on purpose. */
export interface Exception {
  readonly sample: string;
  readonly rule: `${Finding['tool']} ${string}`;
  /** How the places end at which it is broken. */
  readonly at: readonly string[];
  /** Every version where nothing is said. */
  readonly versions?: readonly ('3.0' | '3.1' | '3.2')[];
  readonly why: string;
}

const since31 = ['3.1', '3.2'] as const;
const hidden = 'a parameter that is read by hand is hidden, as it stands in no document of FastAPI';
const slash =
  'the paths end in a slash, as those of FastAPI do: with it or without it is what the sample is about, or where a prefix leaves it';
const twoNames = 'a parameter and a wildcard are two routes, and FastAPI documents both without saying which is which';

/** All of these are in the recorded documents of FastAPI, which the samples agree with. */
export const exceptions: readonly Exception[] = [
  {
    sample: 'modules/nested',
    rule: 'redocly path-parameters-defined',
    at: ['~1charts~1{day}~1note/get/parameters'],
    why: hidden,
  },
  { sample: 'modules/nested', rule: 'spectral path-params', at: ['~1charts~1{day}~1note/get'], why: hidden },
  {
    sample: 'request/reading',
    rule: 'redocly path-parameters-defined',
    at: ['/paths/~1echo~1{shelf}~1{book}/get/parameters'],
    why: hidden,
  },
  { sample: 'request/reading', rule: 'spectral path-params', at: ['/paths/~1echo~1{shelf}~1{book}/get'], why: hidden },
  { sample: 'clients/sdk', rule: 'redocly no-path-trailing-slash', at: ['/~1stamps~1', '/~1albums~1'], why: slash },
  {
    sample: 'operations/merged',
    rule: 'redocly no-path-trailing-slash',
    at: ['/~1wards~1{ward}~1beds~1', '/~1annex~1{ward}~1'],
    why: slash,
  },
  { sample: 'guards/admin_area', rule: 'redocly no-path-trailing-slash', at: ['/~1admin~1'], why: slash },
  { sample: 'scopes/routers', rule: 'redocly no-path-trailing-slash', at: ['/~1cold~1'], why: slash },
  { sample: 'static/frontend', rule: 'redocly no-path-trailing-slash', at: ['/~1tickets~1'], why: slash },
  { sample: 'routing/exact_slashes', rule: 'redocly no-path-trailing-slash', at: ['/~1modes~1'], why: slash },
  { sample: 'routing/slashes', rule: 'redocly no-path-trailing-slash', at: ['/~1berths~1', '/~1lights~1{light}~1'], why: slash },
  { sample: 'path/wildcard', rule: 'redocly no-identical-paths', at: ['/~1charts~1{place}'], why: twoNames },
  { sample: 'path/wildcard', rule: 'spectral path-params', at: ['/~1charts~1{place}'], why: twoNames },
  {
    sample: 'examples/choices',
    rule: 'spectral oas3-valid-media-example',
    at: ['/examples/refused/value/tiers', '/examples/none'],
    why: 'one example shows what is refused, and one that nothing is sent',
  },
  {
    sample: 'operations/extra',
    rule: 'spectral oas3-valid-media-example',
    at: ['/text~1csv/example'],
    why: 'the example is the text that is sent, the schema what it means (OpenAPI 3.1, section 4.8.14 leaves that open)',
  },
  {
    sample: 'query/text',
    rule: 'spectral oas3-valid-schema-example',
    at: ['/parameters/0/schema/default'],
    why: 'FastAPI holds no default against its limits, and the recorded one does not keep them',
  },
  {
    sample: 'updates/plots',
    rule: 'spectral oas3-valid-schema-example',
    at: ['/properties/keeper/default'],
    why: 'FastAPI holds no default against its limits, and the recorded one does not keep them',
  },
  {
    sample: 'schemas/shapes',
    rule: 'redocly struct',
    at: ['/weight/anyOf/0/ge', '/weight/anyOf/0/lt'],
    versions: since31,
    why: 'JSON Schema 2020-12 takes any word (core, section 4.3.1), and these are what FastAPI says; 3.0 does not take them, so they are left out there',
  },
  {
    sample: 'schemas/shapes',
    rule: 'spectral array-items',
    at: ['/Globe/properties/core'],
    versions: since31,
    why: 'the rule does not know `prefixItems`, which is what tuples have in place of `items`',
  },
  {
    sample: 'database/archive',
    rule: 'spectral array-items',
    at: ['/~1moves/get/responses/200/content/application~1json/schema/items'],
    versions: since31,
    why: 'the rule does not know `prefixItems`, which is what tuples have in place of `items`',
  },
  {
    sample: 'extending/identifiers',
    rule: 'redocly operation-operationId-url-safe',
    at: ['/~1ships~1row/get/operationId'],
    why: 'what a function of the application makes of a name is left as it is, a space and all; the recorded answer of /ids has it',
  },
];
