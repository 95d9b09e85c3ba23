import { METHODS } from 'node:http';
import { Controller, Delete, Get, Options, Patch, Post, Put, Route } from 'tenon';
import { serve } from './application.js';

/** CONNECT asks a proxy for a tunnel: node:http never hands it to a handler. */
const served = METHODS.filter((method) => method !== 'CONNECT');

describe('methods', () => {
  it('are all that Node knows, each with its handler', async () => {
    @Controller()
    class Any {
      @Route(served, '/any')
      answer() {
        return 'any';
      }
    }
    await using t = await serve(Any);
    for (const method of served) expect([method, (await t.client.request(method, '/any')).status]).toEqual([method, 200]);
  });

  it('have a decorator each, and may share a handler or a path', async () => {
    @Controller('/things')
    class Things {
      @Get()
      read() {
        return 'read';
      }

      @Post()
      @Put()
      @Patch('/other')
      write() {
        return 'write';
      }

      @Delete()
      remove() {
        return 'remove';
      }

      @Options()
      ask() {
        return 'ask';
      }

      @Route(['post', 'Put'], '/bell')
      ring() {
        return 'ring';
      }
    }
    await using t = await serve(Things);
    const answers = await Promise.all(
      [
        'GET /things',
        'POST /things',
        'PUT /things',
        'PATCH /things/other',
        'DELETE /things',
        'OPTIONS /things',
        'POST /things/bell',
        'PUT /things/bell',
      ].map(async (line) => {
        const [method = '', path = ''] = line.split(' ');
        return (await t.client.request(method, path)).json();
      }),
    );
    expect(answers).toEqual(['read', 'write', 'write', 'write', 'remove', 'ask', 'ring', 'ring']);
    expect((await t.client.patch('/things')).status).toBe(405);
  });

  it('are listed in the order of the source, inherited ones first', async () => {
    class Base {
      @Get('/base')
      base() {
        return 'base';
      }

      @Get('/both')
      both() {
        return 'base';
      }
    }
    @Controller()
    class Derived extends Base {
      @Get('/second')
      @Get('/third')
      own() {
        return 'own';
      }

      override both() {
        return 'derived';
      }
    }
    await using t = await serve(Derived);
    expect(t.app.routes.map(({ template }) => template.text)).toEqual(['/base', '/both', '/second', '/third']);
    expect((await t.client.get('/both')).json()).toBe('derived');
  });
});
