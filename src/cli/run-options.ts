import type { Command } from './command.js';

/** What may be said to `tenon run`. */
export const options: Command['options'] = {
  host: {
    value: 'HOST',
    example: '127.0.0.1',
    env: 'HOST',
    about: 'the address to listen at; 0.0.0.0, which is every one, if nobody says another',
  },
  port: {
    value: 'PORT',
    range: [0, 65_535],
    example: '8000',
    env: 'PORT',
    about: 'the port to listen at; 8000 if nobody says another, 0 is any free one',
  },
  app: { value: 'NAME', example: 'app', env: 'TENON_APP', about: 'the export that is the application' },
  workers: {
    value: 'N',
    example: 'auto',
    env: 'WEB_CONCURRENCY',
    about: 'processes that answer requests; auto: one for each processor; 1, if nothing is said, is this process itself',
  },
  'root-path': { value: 'PATH', example: '/api', env: 'TENON_ROOT_PATH', about: 'what a proxy in front takes off the path' },
  'proxy-headers': {
    negatable: true,
    env: 'TENON_PROXY_HEADERS',
    instead: ['trusted-proxies'],
    about:
      'believe what X-Forwarded-For, -Proto and -Host say where they come from 127.0.0.1 and ::1; no: nobody is believed, whatever the application says',
  },
  'trusted-proxies': {
    value: 'ADDRESSES',
    example: '10.0.0.0/8,loopback',
    repeats: true,
    env: 'TENON_TRUSTED_PROXIES',
    instead: ['proxy-headers'],
    about: 'believe them where they come from these addresses, with commas between them',
  },
  'limit-concurrency': {
    value: 'N',
    range: [1, 1_000_000],
    example: '1000',
    env: 'TENON_LIMIT_CONCURRENCY',
    about: 'requests under way at the same time, of each worker; one more is a 503',
  },
  grace: {
    value: 'SECONDS',
    range: [0, 86_400],
    example: '25',
    env: 'TENON_GRACE',
    about: 'how long stopping may take before what is left is cut; 10 if nobody says another',
  },
  'lame-duck': {
    value: 'SECONDS',
    range: [0, 86_400],
    example: '5',
    env: 'TENON_LAME_DUCK',
    about:
      'how long connections are still accepted once it is told to stop, while its readiness says no; a part of --grace; 0 if nobody says another',
  },
  'access-log': { negatable: true, env: 'TENON_ACCESS_LOG', about: 'a line for each request' },
  'env-file': {
    value: 'FILE',
    example: '.env',
    repeats: true,
    env: 'TENON_ENV_FILE',
    about: 'variables for the application; those that are set already stay',
  },
};
