import type { Command } from '../command.js';

/** What may be said to `tenon dev`. */
export const options: Command['options'] = {
  host: { value: 'HOST', example: '0.0.0.0', env: 'HOST', about: 'the address to listen at' },
  port: { value: 'PORT', range: [0, 65_535], example: '8000', env: 'PORT', about: 'the port to listen at; 0 is any free one' },
  app: { value: 'NAME', example: 'app', about: 'the export that is the application' },
  'root-path': { value: 'PATH', example: '/api', about: 'what a proxy in front takes off the path' },
  'env-file': { value: 'FILE', example: '.env', repeats: true, about: 'variables for the application; those that are set already stay' },
  reload: { negatable: true, about: 'start anew when a file changes; so if nothing is said' },
  'reload-dir': { value: 'FOLDER', example: 'templates', repeats: true, about: 'a further folder of which every file counts' },
  check: { negatable: true, about: 'check the types beside it; so if nothing is said' },
  'access-log': { negatable: true, about: 'a line for each request; so if nothing is said' },
  verbose: { about: 'tell what is done, and how' },
};
