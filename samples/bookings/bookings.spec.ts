import { ModelValidationError } from 'tenon/model';
import { testApp, type TestApp } from 'tenon/testing';
import { app, importBookings } from './app.js';

let t: TestApp;
beforeAll(async () => (t = await testApp(app)));
afterAll(() => t.close());

const booking = {
  from: '2031-05-09',
  until: '2031-05-12',
  guests: [{ email: 'ada@example.org', name: 'Ada' }],
  payment: { method: 'card', lastFour: '1234' },
};
const post = (json: unknown) => t.client.post('/bookings', { json });
const problems = async (json: unknown) => (await post(json)).json<{ detail: { type: string; loc: unknown[]; msg: string }[] }>().detail;

describe('bookings', () => {
  it('are made of plain data, with defaults, and go out as they are declared', async () => {
    const response = await post({ ...booking, persons: '3' });
    expect(response.status).toBe(201);
    expect(response.json()).toEqual({ ...booking, persons: 3, meals: 'breakfast', id: 1, price: '240.00' });
    expect((await t.client.get('/bookings')).json()).toMatchObject({ total: 1, items: [{ id: 1, persons: 3 }] });
  });

  it('change by what was sent, and by nothing else', async () => {
    await post(booking);
    expect((await t.client.patch('/bookings/2', { json: { note: 'late', persons: 4 } })).json()).toMatchObject({
      note: 'late',
      persons: 4,
    });
    expect((await t.client.patch('/bookings/2', { json: { note: null } })).json()).toMatchObject({ note: null, persons: 4 });
  });

  it('are refused with every problem, each with its place', async () => {
    const body = { ...booking, from: 'soon', persons: 9, guests: [{ email: 'nobody' }], payment: { method: 'cheque' }, colour: 'red' };
    expect((await problems(body)).map(({ type, loc }) => [type, loc.join('.')])).toEqual([
      ['date_from_datetime_parsing', 'body.from'],
      ['less_than_equal', 'body.persons'],
      ['isEmail', 'body.guests.0.email'],
      ['missing', 'body.guests.0.name'],
      ['union_tag_invalid', 'body.payment'],
      ['extra_forbidden', 'body.colour'],
    ]);
  });

  it('are refused by a rule across properties, once these are valid', async () => {
    expect(await problems({ ...booking, until: booking.from })).toMatchObject([
      { type: 'value_error', loc: ['body', 'until'], msg: 'must be after the arrival' },
    ]);
  });

  it('know the branch of a union by its tag', async () => {
    const response = await post({ ...booking, payment: { method: 'invoice', vat_number: 'X1' } });
    expect(response.json()).toMatchObject({ payment: { method: 'invoice', vat_number: 'X1' } });
    expect(await problems({ ...booking, payment: { method: 'card', lastFour: '12' } })).toMatchObject([
      { type: 'string_pattern_mismatch', loc: ['body', 'payment', 'card', 'lastFour'] },
    ]);
  });

  it('are described with the names and words of their types', async () => {
    const { components } = await app.openapi();
    expect(components?.schemas).toMatchObject({
      Meals: { type: 'string', enum: ['none', 'breakfast', 'half-board'] },
      NewBooking: {
        description: 'A stay of one or more nights.',
        properties: { meals: { $ref: '#/components/schemas/Meals', default: 'breakfast' }, payment: { description: 'How it is paid' } },
      },
    });
  });

  it('are read from a file by the same model', () => {
    expect(importBookings(JSON.stringify([booking]))).toMatchObject([{ ...booking, persons: 2 }]);
    expect(() => importBookings('[{}]')).toThrow(ModelValidationError);
  });
});
