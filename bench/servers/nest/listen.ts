import 'reflect-metadata';
import type { INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

async function createApplication(module: Type): Promise<INestApplication> {
  const options = { logger: ['error' as const] };
  if (process.env.ADAPTER !== 'fastify') return NestFactory.create(module, options);
  const { FastifyAdapter } = await import('@nestjs/platform-fastify');
  return NestFactory.create(module, new FastifyAdapter(), options);
}

/** Serves the module on PORT, on Express unless ADAPTER says fastify; only the chosen adapter is loaded. */
export async function listen(module: Type, configure?: (app: INestApplication) => void): Promise<void> {
  const app = await createApplication(module);
  configure?.(app);
  await app.listen(Number(process.env.PORT), '127.0.0.1');
}
