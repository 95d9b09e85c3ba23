import type { OpenApiDocument } from 'tenon';
import { samples } from './agreement/support/samples.js';
import { exceptions, type Exception } from './support/exceptions.js';
import { findings, type Finding } from './support/linters.js';

const versions = ['3.0', '3.1', '3.2'] as const;
type Version = (typeof versions)[number];

/** What was found in the documents of each sample, by version. */
const found = new Map<string, Map<Version, readonly Finding[]>>();

describe('the documents of every sample, to a validator of schemas, redocly lint and spectral', () => {
  it.each(samples())('$name is without errors in every version', async (sample) => {
    const { name } = sample;
    const app = await sample.load();
    const ofSample = new Map<Version, readonly Finding[]>();
    for (const version of versions) ofSample.set(version, await findings(await app.openapi({ version })));
    found.set(name, ofSample);
    const unexpected = [...ofSample].flatMap(([version, all]) =>
      all
        .filter((finding) => !exceptions.some((exception) => excepts(exception, name, version, finding)))
        .map(({ tool, rule, at, message }) => `${version}: ${tool} ${rule} ${at}: ${message}`),
    );
    expect(unexpected).toEqual([]);
  });

  const places = exceptions.flatMap((exception) => exception.at.map((place) => ({ ...exception, place })));
  it.each(places)('$sample still breaks $rule at $place: $why', ({ place, ...exception }) => {
    const broken = [...(found.get(exception.sample) ?? [])]
      .filter(([version, all]) => all.some((finding) => excepts({ ...exception, at: [place] }, exception.sample, version, finding)))
      .map(([version]) => version);
    expect(broken).toEqual(exception.versions ?? versions);
  });
});

describe('each of the three', () => {
  it.each([
    ['3.0', '3.0.3'],
    ['3.1', '3.1.0'],
    ['3.2', '3.2.0'],
  ])('finds what is wrong in OpenAPI %s', async (_, openapi) => {
    const wrong = { parameters: [{ name: 'n', in: 'nowhere' }], responses: {} };
    const document = { openapi, info: { title: 'Wrong', version: '1' }, paths: { '/': { get: wrong } } };
    const tools = (await findings(document as unknown as OpenApiDocument)).map(({ tool }) => tool);
    expect([...new Set(tools)]).toEqual(['schema', 'redocly', 'spectral']);
  });
});

function excepts(exception: Exception, sample: string, version: Version, { tool, rule, at }: Finding): boolean {
  const isThere = exception.sample === sample && (exception.versions ?? versions).includes(version);
  return isThere && exception.rule === `${tool} ${rule}` && exception.at.some((place) => at.endsWith(place));
}
