import { chapters, differencesOfDocument, hasContract, hasSample, sampleOf } from './contract.js';

/** Applications of the contract with a counterpart here, and a document in the recording. */
const recorded = hasContract
  ? chapters().flatMap(({ apps }) => apps.filter(({ app, openapi }) => openapi !== null && openapi !== undefined && hasSample(app)))
  : [];

if (hasContract) {
  it.each(recorded)('the document of $app says what FastAPI says', async (recording) => {
    const app = await sampleOf(recording.app);
    expect(await differencesOfDocument(recording, await app.openapi())).toEqual([]);
  });
} else {
  it('is not held against the contract, whose folder is not here', () => expect(hasContract).toBe(false));
}
