import type { IncomingMessage, ServerResponse } from 'node:http';
import { leaveBody } from '../../binding/unread-body.js';
import { auditTrailOf } from '../../routing/audit/audit-trail.js';

/** Answers in a few words, in front of everything: nobody has read the request, and its body is left. */
export function answerText(message: IncomingMessage, reply: ServerResponse, status: number, text: string): void {
  leaveBody(message, reply);
  reply.statusCode = status;
  reply.setHeader('content-type', 'text/plain; charset=utf-8');
  reply.setHeader('content-length', Buffer.byteLength(text));
  reply.end(text);
}

/** Refuses a request as {@link answerText} answers it, and tells the audit trail. */
export function refuseText(message: IncomingMessage, reply: ServerResponse, status: number, text: string): void {
  auditTrailOf(message).refused(status);
  answerText(message, reply, status, text);
}

/** Sends a request somewhere else, with its method and its body. Bytes that no address may hold are encoded. */
export function redirectTo(message: IncomingMessage, reply: ServerResponse, status: number, address: string): void {
  leaveBody(message, reply);
  reply.statusCode = status;
  reply.setHeader('location', address.replace(/[^\x21-\x7e]/g, encodedByte));
  reply.setHeader('content-length', 0);
  reply.end();
}

/** The characters of a request's target are bytes. */
function encodedByte(character: string): string {
  return `%${(character.charCodeAt(0) & 0xff).toString(16).toUpperCase().padStart(2, '0')}`;
}
