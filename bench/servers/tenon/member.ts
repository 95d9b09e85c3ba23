import { jwtBearer } from 'tenon';

const { JWT_ALGORITHM, JWT_KEY = '', JWT_ISSUER = '', JWT_AUDIENCE = '' } = process.env;

/** The key is known here, as it is to the other servers: no key set is fetched. */
export const member = jwtBearer({
  issuer: JWT_ISSUER,
  audience: JWT_AUDIENCE,
  algorithms: [JWT_ALGORITHM === 'HS256' ? 'HS256' : 'ES256'],
  keys: JWT_KEY,
});
