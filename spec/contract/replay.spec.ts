import { testApp, type TestApp } from 'tenon/testing';
import { chapters, contractFolder, hasContract, hasSample, playTest, sampleOf } from './contract.js';

/** Chapters whose applications have their counterparts. */
const chaptersDone = (
  'path routing query query_models headers cookies body body_fields body_many nested data_types updates forms encoding responses status headers_out custom ' +
  'dependencies resources modules errors middleware request ' +
  'operations metadata examples callbacks schemas extending declared clients ' +
  'static templates database settings ' +
  'schemes oauth jwt scopes guards cors hosts'
).split(' ');

/** Applications of these chapters that wait for a later issue. */
const later: Readonly<Record<string, string>> = {
  'resources/afterwards': 'a task of a response itself',
  'resources/streaming': 'handlers that yield',
};

if (hasContract) {
  for (const { chapter, apps } of chapters()) {
    if (chaptersDone.includes(chapter)) {
      const due = apps.map(({ app }) => app).filter((app) => later[app] === undefined);
      it.each(due)('there is a counterpart of %s', (app) => expect(hasSample(app)).toBe(true));
    }
    for (const recording of apps.filter(({ app }) => hasSample(app))) {
      describe(`${recording.app} answers as FastAPI does`, () => {
        let app: TestApp | undefined;
        beforeAll(async () => (app = await testApp(await sampleOf(recording.app))));
        afterAll(() => app?.close());

        it.each(recording.tests.map(({ test }, index) => ({ test, index })))('$test', async ({ index }) => {
          expect(await playTest(app as TestApp, recording, index)).toEqual([]);
        });
      });
    }
  }
} else {
  it('is not held against the contract, whose folder is not here', () => {
    console.warn(`There is no contract in ${contractFolder}; TENON_CONTRACT names another place.`);
    expect(hasContract).toBe(false);
  });
}
