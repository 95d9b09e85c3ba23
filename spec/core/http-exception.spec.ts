import { HttpException } from 'tenon';

describe('HttpException', () => {
  it('has a status, a detail and headers', () => {
    const exception = new HttpException(404, 'Item not found', { headers: { 'x-reason': 'sold' } });
    expect(exception).toBeInstanceOf(Error);
    expect(exception).toMatchObject({
      name: 'HttpException',
      status: 404,
      detail: 'Item not found',
      message: 'Item not found',
      headers: { 'x-reason': 'sold' },
    });
  });

  it("says the status's reason phrase where no detail is given", () => {
    expect(new HttpException(418)).toMatchObject({ detail: "I'm a Teapot", headers: {} });
    expect(new HttpException(599).detail).toBe('Unknown Status');
  });

  it('takes any JSON as its detail', () => {
    expect(new HttpException(409, { code: 7 })).toMatchObject({ detail: { code: 7 }, message: 'HTTP 409' });
    expect(new HttpException(409, 0).detail).toBe(0);
    expect(new HttpException(409, '').detail).toBe('');
  });

  it('keeps its cause', () => {
    const cause = new Error('why');
    expect(new HttpException(500, undefined, { cause }).cause).toBe(cause);
    expect('cause' in new HttpException(500)).toBe(false);
  });

  it.each([99, 600, 200.5, NaN, '404'])('refuses the status %p', (status) => {
    expect(() => new HttpException(status as number)).toThrow(RangeError);
  });
});
