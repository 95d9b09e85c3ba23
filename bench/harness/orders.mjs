import { badOrders, sampleOrder as modelOrder } from './models.mjs';

/** The nested order of models.mjs; its time is written as pydantic writes it too, so that all servers give the same answer. */
export function sampleOrder() {
  return { ...modelOrder(), createdAt: '2024-05-06T07:08:09Z' };
}

/** What the response model leaves of it: the note and the prices are nobody else's business. */
export function answeredOrder() {
  const { note, lines, ...rest } = sampleOrder();
  return { ...rest, lines: lines.map(({ price, ...line }) => line) };
}

/** Changes that make the order wrong, by what is wrong then: one for each rule that the servers have to have. */
const mistakes = {
  'an id that is no UUID': (order) => (order.id = 'x'),
  'no e-mail address': (order) => (order.email = 'jane.doe'),
  'a name too short': (order) => (order.name = 'J'),
  'a name too long': (order) => (order.name = 'J'.repeat(81)),
  'too young': (order) => (order.age = 17),
  'too old': (order) => (order.age = 121),
  'half a year': (order) => (order.age = 42.5),
  'a total that is no number': (order) => (order.total = 'much'),
  'neither paid nor not': (order) => (order.paid = 'maybe'),
  'a status that there is not': (order) => (order.status = 'lost'),
  'no date': (order) => (order.createdAt = 'yesterday'),
  'a note too long': (order) => (order.note = 'x'.repeat(501)),
  'tags that are no list': (order) => (order.tags = { vip: true }),
  'too many tags': (order) => (order.tags = Array(11).fill('new')),
  'a tag that is no text': (order) => (order.tags[1] = { vip: true }),
  'no address': (order) => delete order.address,
  'no street': (order) => (order.address.street = ''),
  'a street too long': (order) => (order.address.street = 'x'.repeat(101)),
  'no city': (order) => delete order.address.city,
  'a city too long': (order) => (order.address.city = 'x'.repeat(61)),
  'no zip code': (order) => (order.address.zip = '1234x'),
  'a country too long': (order) => (order.address.country = 'USA'),
  'no lines': (order) => (order.lines = []),
  'a product that is no UUID': (order) => (order.lines[0].productId = 'x'),
  'no title': (order) => (order.lines[1].title = ''),
  'a title too long': (order) => (order.lines[1].title = 'x'.repeat(121)),
  'a quantity too small': (order) => (order.lines[2].quantity = 0),
  'a quantity too large': (order) => (order.lines[3].quantity = 1001),
  'half a piece': (order) => (order.lines[3].quantity = 1.5),
  'a price below nothing': (order) => (order.lines[4].price = -1),
};

/** @returns {Record<string, string>} bodies that must be refused, by what is wrong with them */
export function wrongOrders() {
  const bodies = { 'eleven mistakes': JSON.stringify(badOrders().eleven) };
  for (const [name, change] of Object.entries(mistakes)) {
    const order = sampleOrder();
    change(order);
    bodies[name] = JSON.stringify(order);
  }
  return bodies;
}
