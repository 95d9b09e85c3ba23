import { testApp } from 'tenon/testing';
import { describeRedis, Redis } from '../../spec/security/limits/support/redis.js';
import { redisClient, theatre } from './on-redis.js';

describeRedis('the theatre', () => {
  it('keeps its sessions and counts its requests in Redis, for all of its processes', async () => {
    const redis = await Redis.start();
    const client = redisClient(redis.port);
    client.on('error', () => undefined);
    await client.connect();
    const [one, other] = [await testApp(theatre(client)), await testApp(theatre(client))];
    try {
      const taken = await one.client.post('/seat');
      const [, id = ''] = /^__Host-session=([^;]+)/.exec(taken.headers['set-cookie']?.[0] ?? '') ?? [];
      const cookies = { '__Host-session': id };
      expect((await other.client.get('/seat', { cookies })).json()).toBe('row 7');
      expect((await other.client.post('/seat', { cookies })).status).toBe(200);
      for (const t of [one, other]) expect((await t.client.get('/seat')).status).toBe(200);
      for (const t of [one, other]) expect((await t.client.get('/seat')).status).toBe(429);
      expect(await client.keys('session:*')).toHaveLength(1);
    } finally {
      await Promise.all([one.close(), other.close()]);
      client.destroy();
      await redis.stop();
    }
  });
});
