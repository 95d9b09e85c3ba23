/**
 * The order that models are measured with: 12 fields, an address of 4, 5 lines of 4 each; about 830 bytes. Its classes are decorated by
 * hand, so that the libraries are the very copies that Tenon uses, and nothing has to be compiled.
 */

/** @param {object} type @param {Record<string, [unknown, ...Function[]]>} properties what is declared, then decorators */
export function decorate(type, properties) {
  for (const [name, [declared, ...decorators]] of Object.entries(properties)) {
    Reflect.defineMetadata('design:type', declared, type.prototype, name);
    for (const decorator of decorators.reverse()) decorator(type.prototype, name);
  }
  return type;
}

export const statuses = { Draft: 'draft', Active: 'active', Closed: 'closed' };
const zip = /^[0-9]{5}$/;

/** @param {typeof import('class-validator')} v @param {typeof import('class-transformer')} t */
export function orderClasses(v, t) {
  class Address {}
  class Line {}
  class Order {}
  decorate(Address, {
    street: [String, v.IsString(), v.Length(1, 100)],
    city: [String, v.IsString(), v.Length(1, 60)],
    zip: [String, v.IsString(), v.Matches(zip)],
    country: [Object, v.IsOptional(), v.IsString(), v.MaxLength(2)],
  });
  decorate(Line, {
    productId: [String, v.IsUUID()],
    title: [String, v.IsString(), v.Length(1, 120)],
    quantity: [Number, v.IsInt(), v.Min(1), v.Max(1000)],
    price: [Number, v.IsNumber(), v.Min(0)],
  });
  decorate(Order, {
    id: [String, v.IsUUID()],
    email: [String, v.IsEmail()],
    name: [String, v.IsString(), v.MinLength(2), v.MaxLength(80)],
    age: [Number, v.IsInt(), v.Min(18), v.Max(120)],
    total: [Number, v.IsNumber()],
    paid: [Boolean, v.IsBoolean()],
    status: [String, v.IsEnum(statuses)],
    createdAt: [String, v.IsDateString()],
    note: [Object, v.IsOptional(), v.IsString(), v.MaxLength(500)],
    tags: [Array, v.IsArray(), v.ArrayMaxSize(10), v.IsString({ each: true })],
    address: [Address, v.IsDefined(), v.ValidateNested(), t.Type(() => Address)],
    lines: [Array, v.IsArray(), v.ArrayMinSize(1), v.ValidateNested({ each: true }), t.Type(() => Line)],
  });
  return { Order, Address, Line };
}

export function sampleOrder() {
  const line = (i) => ({
    productId: `3f2504e0-4f89-41d3-9a0c-0305e82c330${i}`,
    title: `Product number ${i}`,
    quantity: i + 1,
    price: 9.99 + i,
  });
  return {
    id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    email: 'jane.doe@example.com',
    name: 'Jane Doe',
    age: 42,
    total: 123.45,
    paid: true,
    status: 'active',
    createdAt: '2024-05-06T07:08:09.000Z',
    note: 'Please leave it at the door',
    tags: ['new', 'vip', 'gift'],
    address: { street: '12 Long Street', city: 'Springfield', zip: '12345', country: 'US' },
    lines: [0, 1, 2, 3, 4].map(line),
  };
}

/** One error, and eleven. */
export function badOrders() {
  const one = sampleOrder();
  one.lines[2].quantity = 0;
  const eleven = {
    ...sampleOrder(),
    id: 'x',
    email: 'x',
    name: 'x',
    age: 7,
    total: 'x',
    paid: 'maybe',
    status: 'x',
    createdAt: 'x',
    tags: 'x',
  };
  eleven.address.zip = 'x';
  eleven.lines[1].price = -1;
  return { one, eleven };
}

const text = (minLength, maxLength) => ({ type: 'string', minLength, maxLength });
const object = (required, properties) => ({ type: 'object', additionalProperties: false, required: required.split(' '), properties });

export const orderSchema = object('id email name age total paid status createdAt tags address lines', {
  id: { type: 'string', format: 'uuid' },
  email: { type: 'string', format: 'email' },
  name: text(2, 80),
  age: { type: 'integer', minimum: 18, maximum: 120 },
  total: { type: 'number' },
  paid: { type: 'boolean' },
  status: { type: 'string', enum: Object.values(statuses) },
  createdAt: { type: 'string', format: 'date-time' },
  note: { type: ['string', 'null'], maxLength: 500 },
  tags: { type: 'array', items: { type: 'string' }, maxItems: 10 },
  address: object('street city zip', {
    street: text(1, 100),
    city: text(1, 60),
    zip: { type: 'string', pattern: zip.source },
    country: { type: ['string', 'null'], maxLength: 2 },
  }),
  lines: {
    type: 'array',
    minItems: 1,
    items: object('productId title quantity price', {
      productId: { type: 'string', format: 'uuid' },
      title: text(1, 120),
      quantity: { type: 'integer', minimum: 1, maximum: 1000 },
      price: { type: 'number', minimum: 0 },
    }),
  },
});

/** @param {typeof import('zod').z} z */
export function zodOrder(z) {
  const address = z.strictObject({
    street: z.string().min(1).max(100),
    city: z.string().min(1).max(60),
    zip: z.string().regex(zip),
    country: z.string().max(2).nullish(),
  });
  const line = z.strictObject({
    productId: z.uuid(),
    title: z.string().min(1).max(120),
    quantity: z.int().min(1).max(1000),
    price: z.number().min(0),
  });
  return z.strictObject({
    id: z.uuid(),
    email: z.email(),
    name: z.string().min(2).max(80),
    age: z.int().min(18).max(120),
    total: z.number(),
    paid: z.boolean(),
    status: z.enum(Object.values(statuses)),
    createdAt: z.iso.datetime(),
    note: z.string().max(500).nullish(),
    tags: z.array(z.string()).max(10),
    address,
    lines: z.array(line).min(1),
  });
}

/** Other classes of an application, of 20 decorators each, validated once, as they would have been. */
export function loadOthers(v, count) {
  for (let i = 0; i < count; i += 1) {
    const type = { [`Other${i}`]: class {} }[`Other${i}`];
    for (let j = 0; j < 10; j += 1) {
      v.IsString()(type.prototype, `f${j}`);
      v.MaxLength(10)(type.prototype, `f${j}`);
    }
    const instance = Object.assign(new type(), Object.fromEntries(Array.from({ length: 10 }, (_, j) => [`f${j}`, 'x'])));
    v.validateSync(instance);
  }
}
