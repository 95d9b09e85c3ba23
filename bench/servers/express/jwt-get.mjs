import { createPublicKey, createSecretKey } from 'node:crypto';
import express from 'express';
import { auth, requiredScopes } from 'express-oauth2-jwt-bearer';
import jwt from 'jsonwebtoken';
import { readItem } from './item.mjs';

const { JWT_ALGORITHM: algorithm, JWT_KEY: text, JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWT_GUARD } = process.env;

/** A middleware as users write it around jsonwebtoken; a key object, because from text jsonwebtoken would make one for each request. */
function byHand() {
  const key = algorithm === 'HS256' ? createSecretKey(text, 'utf8') : createPublicKey(text);
  const options = { algorithms: [algorithm], issuer, audience };
  return (request, response, next) => {
    const [scheme, token] = request.headers.authorization?.split(' ') ?? [];
    if (scheme !== 'Bearer' || token === undefined) return response.status(401).json({ detail: 'Not authenticated' });
    try {
      request.user = jwt.verify(token, key, options);
    } catch {
      return response.status(401).json({ detail: 'Invalid token' });
    }
    next();
  };
}

function requireScope(scope) {
  return (request, response, next) => {
    if (request.user.scope.split(' ').includes(scope)) return next();
    response.status(403).json({ detail: 'Not enough permissions' });
  };
}

/** express-oauth2-jwt-bearer, as its readme has it. */
function byAuth0() {
  const key = algorithm === 'HS256' ? { secret: text } : { publicKey: text };
  return [auth({ issuer, audience, tokenSigningAlg: algorithm, ...key }), requiredScopes('items:read')];
}

const guards = JWT_GUARD === 'oauth2' ? byAuth0() : [byHand(), requireScope('items:read')];
const app = express();
app.get('/items/:itemId', ...guards, readItem);
// What express-oauth2-jwt-bearer refuses comes here, with a status and headers of its own.
app.use((error, request, response, next) => {
  response.status(error.status ?? 500).set(error.headers ?? {});
  response.json({ detail: error.message });
});
app.listen(Number(process.env.PORT), '127.0.0.1');
