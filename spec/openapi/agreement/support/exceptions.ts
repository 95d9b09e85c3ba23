/** Where a sample answers otherwise than its document says. */
export interface Exception {
  /** Operations; all of the sample's if nothing is said. */
  readonly at?: string | readonly string[];
  /** How what it does begins; several, where they have one reason. */
  readonly does: string | readonly string[];
  readonly reason: string;
}

const ownAnswer = 'the handler makes this answer itself; FastAPI says nothing of it, and no success may be said beside what FastAPI says';
const asked = 'the handler answers whatever status it is asked for, and 500 where an answer cannot have it';
const ofLatin = 'the handler writes what it was sent into a header, which holds no text beyond Latin-1: a failure, with FastAPI too';
const detailed = 'what is thrown stands below "detail", while the model is declared as the whole body, as with FastAPI';
const byHand = 'the handler refuses what it has read by hand';
const aboutFailures = 'the sample is about failures that nobody expects';
const whose = 'no schema knows whose passwords and tokens there are';
const twoOfOneName = 'two parameters of one name with different limits: of one only the document can tell';
const ownDetail = 'the detail of an error may be anything, while what guards refuse with is described as a text, where nothing is declared';
const lengths = 'a text has no negative length: a failure, where Python makes an empty one';
const decimals = "FastAPI's pattern of a decimal has no end, and a number's digits are beyond a schema";

export const exceptions: Readonly<Record<string, readonly Exception[]>> = {
  bookings: [{ at: 'POST /bookings', does: 'refuses a valid request with 422', reason: 'no schema compares two properties' }],
  shop: [{ at: 'POST /token', does: 'refuses a valid request with 400', reason: whose }],
  'shop/staff': [
    { at: 'POST /token', does: 'refuses a valid request with 400', reason: whose },
    { at: 'POST /orders', does: 'refuses a valid request with 422', reason: 'no schema knows lists that are unique by one property' },
  ],
  'cors/origins': [{ at: 'GET /fire', does: 'answers 500', reason: aboutFailures }],
  'custom/files': [
    { at: ['GET /tides', 'GET /download', 'GET /shown', 'GET /blank', 'GET /copy'], does: 'answers 20', reason: ownAnswer },
    { at: 'GET /chart', does: 'answers 500', reason: ofLatin },
    { at: 'GET /years/{year}', does: 'answers 500', reason: aboutFailures },
  ],
  'custom/pages': [
    { at: ['GET /pieces.xml', 'GET /tour', 'GET /photo', 'GET /signs/code'], does: 'answers 20', reason: ownAnswer },
    { at: 'GET /card/{index}', does: 'answers 500', reason: 'there is no such card: an answer without its name, which does not fit' },
  ],
  'custom/redirects': [{ does: 'answers 30', reason: ownAnswer }],
  'data_types/values': [{ does: 'refuses a valid request with 422', reason: decimals }],
  'database/archive': [{ at: 'DELETE /moves', does: 'answers 500', reason: aboutFailures }],
  'database/tours': [
    { at: 'POST /tours', does: 'refuses a valid request with 422', reason: 'no schema knows which guides there are' },
    {
      at: ['POST /tours', 'PATCH /guides/{id}'],
      does: 'answers 500',
      reason: 'the table refuses a title that is taken and null: a failure, with FastAPI too',
    },
  ],
  'templates/programme': [
    { at: 'POST /search', does: 'answers 202', reason: ownAnswer },
    { at: 'GET /notices/{number}', does: 'answers 200 with text/plain', reason: ownAnswer },
    { at: ['GET /notices/{number}', 'GET /broken'], does: 'answers 500', reason: aboutFailures },
  ],
  'declared/answers': [
    {
      at: 'PUT /missions/{number}',
      does: 'answers 422 with a body',
      reason: 'with FastAPI a 422 that is declared stands in place of the automatic one',
    },
    { at: 'PUT /missions/{number}', does: 'refuses a valid request with 422', reason: byHand },
    { at: 'GET /desk', does: ['refuses ', 'answers 20', 'answers 30', 'answers 500'], reason: asked },
  ],
  'declared/shared': [
    { does: ['answers 401 with a body', 'answers 403 with a body', 'answers 423 with a body'], reason: detailed },
    { at: 'GET /samples', does: 'answers 403 with application/json', reason: 'the declared type is merged in for its own sake' },
  ],
  'dependencies/plain': [{ at: 'GET /dome', does: 'answers 203', reason: ownAnswer }],
  'dependencies/shared': [{ at: 'GET /rooms/{room}/label', does: 'refuses a valid request with 422', reason: twoOfOneName }],
  'dependencies/twins': [{ at: 'GET /sounding', does: 'refuses a valid request with 422', reason: twoOfOneName }],
  'errors/defaults': [{ at: 'GET /nights/{night}', does: 'refuses a valid request with 422', reason: byHand }],
  'errors/details': [
    { at: 'POST /orders', does: 'answers 429 with a body', reason: detailed },
    { at: 'GET /details/{kind}', does: 'refuses a valid request with 422', reason: byHand },
    { at: 'GET /plain/{status}', does: ['answers ', 'refuses '], reason: asked },
    { at: 'GET /moved', does: 'answers 303', reason: ownAnswer },
  ],
  'errors/lastline': [{ at: 'GET /decks/{deck}', does: 'answers 500', reason: aboutFailures }],
  'errors/overrides': [{ at: 'POST /letters', does: 'refuses a valid request with 400', reason: byHand }],
  'errors/unexpected': [{ does: 'answers 500', reason: aboutFailures }],
  'forms/models': [
    {
      at: 'POST /surveys',
      does: 'takes an invalid request (no body)',
      reason: 'FastAPI calls a form required all of whose fields may be left out',
    },
  ],
  'headers_out/cookies': [
    { at: ['POST /basket', 'GET /plain'], does: 'answers 500', reason: ofLatin },
    { at: 'GET /lax/{rule}', does: 'answers 500', reason: 'there are three rules for cookies, and the handler passes on what it was sent' },
    { at: 'GET /gift', does: 'answers 303', reason: ownAnswer },
  ],
  'headers_out/headers': [
    { does: 'answers 500', reason: ofLatin },
    { at: 'GET /charts', does: 'answers 200 with ', reason: ownAnswer },
  ],
  'hosts/gzip': [
    { at: 'GET /songs/{length}', does: 'answers 500', reason: lengths },
    { at: ['GET /cover', 'GET /packed', 'GET /varied'], does: 'answers 200 with ', reason: ownAnswer },
  ],
  'hosts/stacked': [{ at: 'GET /posters/{length}', does: 'answers 500', reason: lengths }],
  'jwt/permissions': [{ at: 'POST /token', does: 'refuses a valid request with 400', reason: whose }],
  'middleware/gate': [
    { at: 'POST /paintings', does: 'answers 202', reason: 'middleware changes the status of an answer that is under way' },
  ],
  'modules/wings': [
    { does: 'refuses a valid request with 400', reason: byHand },
    { at: 'GET /exhibits/{name}', does: 'answers 404 with a body', reason: detailed },
  ],
  'nested/models': [
    { at: 'POST /concerts', does: 'refuses a valid request with 422', reason: 'FastAPI says nothing of keys that are numbers' },
  ],
  'nested/roots': [{ at: 'PUT /tides', does: 'refuses a valid request with 422', reason: 'FastAPI says nothing of keys that are numbers' }],
  'oauth/current_person': [{ at: 'POST /sign-in', does: 'refuses a valid request with 400', reason: whose }],
  'oauth/sign_in': [{ at: 'POST /token', does: 'refuses a valid request with 400', reason: whose }],
  'operations/extra': [
    {
      at: 'POST /orders',
      does: ['refuses a valid request with 422', 'takes an invalid request'],
      reason: 'the body is read by hand, and only told of in the document',
    },
  ],
  'path/choices': [
    {
      at: 'GET /movements/{movement}',
      does: 'refuses a valid request with 422',
      reason: 'a literal number is not read from text, as with FastAPI',
    },
  ],
  'query/text': [
    { at: 'GET /endings', does: 'refuses a valid request with 422', reason: 'its default breaks its own pattern, as with FastAPI' },
  ],
  'request/links': [
    { at: 'GET /brightest', does: 'answers 303', reason: ownAnswer },
    { at: 'GET /unknown', does: 'answers 500', reason: 'it makes a link to a route that is not there' },
  ],
  'request/state': [{ at: 'POST /spill/{species}', does: 'refuses a valid request with 422', reason: byHand }],
  'request/raw': [{ at: 'POST /parsed', does: 'refuses a valid request with 422', reason: 'the body is hidden from the document' }],
  'resources/failures': [{ does: 'answers 500', reason: aboutFailures }],
  'responses/aliases': [
    {
      at: ['GET /plain/{name}', 'GET /short/{name}'],
      does: 'answers 200 with a body',
      reason: 'what is left out, or goes out under its own name, does not change the schema, as with FastAPI',
    },
  ],
  'responses/misfits': [
    { does: 'answers 500', reason: 'the sample is about results that are not what was promised' },
    { at: 'GET /fevers', does: 'answers 200 with a body', reason: 'JSON has no infinite numbers: they go out as null, as with FastAPI' },
  ],
  'responses/sparse': [{ does: 'answers 500', reason: 'there is no such loaf: nothing, where a loaf was promised' }],
  'schemes/own_error': [{ at: 'GET /cabin', does: 'answers 401 with a body', reason: ownDetail }],
  'scopes/routers': [{ does: 'answers 403 with a body', reason: ownDetail }],
  'schemas/shapes': [
    {
      at: 'POST /parcels',
      does: 'refuses a valid request with 422',
      reason: "FastAPI's words for the limits of several types are none of JSON Schema's",
    },
  ],
  'status/changing': [
    {
      does: ['answers 20'],
      reason: 'the handler changes its status; FastAPI says nothing of it, and no success may be said beside what FastAPI says',
    },
    { at: 'PUT /drawers/{name}', does: 'answers 500', reason: ofLatin },
  ],
  'status/codes': [
    { at: 'PATCH /flags/{number}', does: 'answers ', reason: asked },
    { at: 'POST /berths', does: 'answers 500', reason: ofLatin },
  ],
};
