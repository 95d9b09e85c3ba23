import { expect } from '@jest/globals';
import type { TestResponse } from 'tenon/testing';

/** What a problem says (RFC 9457), with the last part of its type. */
export function problemOf(response: TestResponse): object {
  expect(response.headers['content-type']).toBe('application/problem+json');
  const { type, status, ...said } = response.json<{ type: string; status: number }>();
  expect(status).toBe(response.status);
  return { type: type.replace('https://shop.example/problems/', ''), status, ...said };
}
