/** For `responses`: an answer that says where what was made is found (RFC 9110, section 10.2.2). */
export const located = {
  headers: {
    Location: { description: 'Where it is found from now on.', required: true, schema: { type: 'string', format: 'uri-reference' } },
  },
} as const;
