import { HttpException, JsonResponse } from 'tenon';
import { isStatus } from '../../src/core/status.js';

describe('the status of an answer', () => {
  it('is an integer from 200 to 599', () => {
    expect([200, 204, 599].filter(isStatus)).toEqual([200, 204, 599]);
    expect([199, 600, 200.5, NaN, Infinity, '404', null, undefined].filter(isStatus)).toEqual([]);
  });

  it('is refused alike wherever it is said', () => {
    const said = new RangeError('The status of an answer is an integer from 200 to 599, not 600.');
    expect(() => new HttpException(600)).toThrow(said);
    expect(() => new JsonResponse(null, { status: 600 })).toThrow(said);
  });
});
