import { createServer } from 'node:http';
import { reply } from './reply.mjs';

class Config {
  region = 'eu';
}

class Session {
  closed = false;
  find(id) {
    return `item ${id}`;
  }
  async close() {
    this.closed = true;
  }
}

class Repo {
  constructor(session) {
    this.session = session;
  }
  find(id) {
    return this.session.find(id);
  }
}

class ServiceA {
  constructor(repo) {
    this.repo = repo;
  }
  describe(id) {
    return this.repo.find(id);
  }
}

class ServiceB {
  constructor(session, config) {
    this.session = session;
    this.config = config;
  }
  region() {
    return this.config.region;
  }
}

class Audit {
  entries = [];
  constructor(serviceA) {
    this.serviceA = serviceA;
  }
  record(id) {
    return this.entries.push(this.serviceA.describe(id));
  }
}

const config = new Config();

async function openSession() {
  return new Session();
}

async function readScoped(id) {
  const session = await openSession();
  try {
    const serviceA = new ServiceA(new Repo(session));
    const serviceB = new ServiceB(session, config);
    const audit = new Audit(serviceA);
    return { item: serviceA.describe(id), region: serviceB.region(), audited: audit.record(id) };
  } finally {
    await session.close();
  }
}

async function readPlain(id) {
  return { item: `item ${id}`, region: 'eu', audited: 1 };
}

const handlers = new Map([
  ['/scoped/', readScoped],
  ['/plain/', readPlain],
]);

const server = createServer(async (request, response) => {
  const idStart = request.url.lastIndexOf('/') + 1;
  const handle = handlers.get(request.url.slice(0, idStart));
  const id = Number(request.url.slice(idStart));
  if (handle === undefined) return reply(response, 404, { detail: 'Not Found' });
  if (!Number.isInteger(id)) return reply(response, 422, { detail: 'id must be an integer' });
  reply(response, 200, await handle(id));
});

server.listen(Number(process.env.PORT), '127.0.0.1');
