import { app } from './app.js';

const { url } = await app.listen(Number(process.env.PORT ?? 8000));
console.log(`Listening on ${url}; try: curl ${url}/bookings`);
