import { testApp, type TestApp } from 'tenon/testing';
import { chapters, contractFolder, hasContract, hasSample, playTest, sampleOf } from './contract.js';

/** Chapters of which every application has its counterpart. */
const complete = ['path', 'routing'];

if (hasContract) {
  for (const { chapter, apps } of chapters()) {
    if (complete.includes(chapter)) {
      it.each(apps.map(({ app }) => app))('there is a counterpart of %s', (app) => expect(hasSample(app)).toBe(true));
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
