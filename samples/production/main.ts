import { app } from './app.js';

await app.run({ port: 8000, host: '0.0.0.0' });
