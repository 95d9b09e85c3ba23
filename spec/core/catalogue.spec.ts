import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue, type ErrorCode, type Facts } from '../../src/core/catalogue.js';
import { problem, renderProblem } from '../../src/core/errors.js';
import { expectGolden, updating } from '../container/support/golden.js';

const needing = { needer: 'OrdersService', token: 'Clock', module: 'OrdersModule', at: 'parameter 2 "clock"' };

/** Facts for every code; several where the text says different things for different facts. */
const samples: { readonly [C in ErrorCode]: readonly Facts<C>[] } = {
  LIFESPAN_INVALID: [{ where: 'createApp()' }],
  LIFESPAN_UNLISTED: [{ needer: 'Shop.readRoom', token: 'openBakery', module: 'ShopModule', at: 'parameter 1 "bakery"' }],
  LIFESPAN_TWICE: [{ lifespan: 'openPool', modules: ['OrdersModule', 'ShopModule'] }],
  HOOK_FAILED: [{ hook: 'Prices.warm', module: 'PricesModule', reason: 'connect ECONNREFUSED 127.0.0.1:5432' }],
  HOOK_UNCALLED: [{ hook: 'Basket.load', provider: 'Basket', module: 'ShopModule', scope: 'request' }],
  HEALTH_CHECK_UNASKED: [{ check: 'Basket.check', provider: 'Basket', module: 'ShopModule', scope: 'request' }],
  HEALTH_PATH_TAKEN: [
    { path: '/livez', question: 'liveness', other: 'Pages.live' },
    { path: '/ok', question: 'liveness', other: 'health.readiness' },
  ],
  MOUNT_PATH_INVALID: [{ path: 'admin/:id' }],
  MOUNT_TWICE: [{ path: '/admin' }],
  MOUNT_INVALID: [{ path: '/admin', reason: 'somebody else mounts or starts it' }],
  PROVIDER_MISSING: [
    { ...needing, namesakes: [] },
    { ...needing, token: 'Clok', namesakes: [], suggestion: 'Clock' },
    { ...needing, namesakes: ['TimeModule', 'TestModule'] },
  ],
  PROVIDER_NOT_VISIBLE: [
    { ...needing, owners: ['TimeModule'], isExported: false, isImported: true },
    { ...needing, owners: ['TimeModule'], isExported: false, isImported: false },
    { ...needing, owners: ['TimeModule', 'SpaceModule'], isExported: true, isImported: false },
  ],
  PROVIDER_AMBIGUOUS: [{ ...needing, owners: ['TimeModule', 'SpaceModule'] }],
  BINDING_AMBIGUOUS: [{ ...needing, count: 2 }],
  BINDING_UNMATCHED: [{ ...needing, wanted: 'named "utc"', offered: ['one named "local"', 'one tagged zone="cet"'] }],
  BINDING_UNPLANNED: [{ token: 'OrdersModule › OrdersService', reason: 'No bindings found for service: "Symbol(OrdersModule › Clock)".' }],
  PROVIDER_CYCLE: [{ token: 'OrdersService' }],
  SCOPE_CAPTIVE: [{ singleton: 'OrdersCache', module: 'OrdersModule', captured: 'Session' }],
  CLOSES_ORDER: [{ outer: 'feed', inner: 'session' }],
  USE_UNFIT: [
    { needer: 'Orders.list', token: 'Clock', at: 'parameter 2 "clock"', said: 'cache: false', reason: 'singleton' },
    { needer: 'Orders.list', token: 'stamp', at: 'use', said: "closes: 'after-response'", reason: 'nothing to close' },
    { needer: 'report', token: 'Store', at: 'input "store"', said: 'cache: false', reason: 'alias' },
    { needer: 'report', token: 'Plugin', at: 'input "plugins"', said: 'cache: false', reason: 'many' },
    { needer: 'report', token: 'Request', at: 'input "request"', said: 'cache: true', reason: 'request' },
  ],
  METADATA_MISSING: (['nothing', 'interface', 'import type', 'circular'] as const).map((reason) => ({
    needer: 'OrdersService',
    at: 'parameter 2 "clock"',
    reason,
  })),
  TOKEN_UNDEFINED: [{ needer: 'OrdersModule', at: 'providers[1]' }],
  MODULE_EXPECTED: [
    { name: 'OrdersService', importer: 'AppModule', isClass: true },
    { name: '{ providers, exports }', importer: 'AppModule', isClass: false },
    { name: 'OrdersService', importer: undefined, isClass: true },
  ],
  MODULE_UNDEFINED: [
    { importer: 'AppModule', index: 1 },
    { importer: undefined, index: 0 },
  ],
  MODULE_FAILED: [{ importer: 'AppModule', reason: 'no such host' }],
  EXPORT_UNKNOWN: [
    { module: 'OrdersModule', token: 'OrderService', isModule: false, suggestion: 'OrdersService' },
    { module: 'OrdersModule', token: 'TimeModule', isModule: true },
  ],
  PROVIDER_INVALID: [
    { module: 'OrdersModule', provider: 'Clock', reason: 'it has useValue and useFactory at once' },
    {
      module: 'OrdersModule',
      provider: 'openPool',
      reason: 'it is a function and no class',
      remedy: 'write { provide, useFactory }, which may be async.',
    },
  ],
  OVERRIDE_UNKNOWN: [{ token: 'Mailr', suggestion: 'Mailer' }],
  OVERRIDE_UNUSED: [{ token: 'Mailer', module: 'MailModule' }],
  OVERRIDE_INVALID: [{ token: 'Mailer', reason: 'withClass takes a class' }],
  PROVIDER_FAILED: [{ provider: 'Pool (DatabaseModule)', reason: 'connect ECONNREFUSED 127.0.0.1:5432' }],
  PROVIDER_PROMISE: [{ provider: 'session' }],
  PROVIDER_GENERATOR: [{ provider: 'session' }],
  GENERATOR_EMPTY: [{ provider: 'session' }],
  GENERATOR_TWICE: [{ provider: 'session' }],
  ERROR_SWALLOWED: [{ provider: 'session' }],
  RESULT_UNFIT: [{ what: 'a stream' }],
  REQUEST_ABORTED: [{}],
  HANDLER_TIMEOUT: [{ route: 'Orders.create', milliseconds: 30_000 }],
  SERVER_CLOSING: [{}],
  SCOPE_CLOSED: [{}],
  SCOPE_ABANDONED: [{}],
  BODY_CONSUMED: [{}],
  APP_LISTENING: [{}],
  EXPRESS_BY_HAND: [{}],
  OUTSIDE_REQUEST: [{ token: 'Session' }],
  CONTAINER_FROZEN: [{ method: 'container.bind()' }],
  INVERSIFY_TWICE: [{}],
  PACKAGE_TWICE: ['tenon', 'inversify'].map((name) => ({
    name,
    copies: [
      { version: '8.2.3', folder: `/app/node_modules/${name}` },
      { version: '8.1.0', folder: `/app/node_modules/@acme/orders/node_modules/${name}` },
    ],
  })),
  NAME_UNFIT: [
    { kind: 'module', given: '2-orders', suggestion: 'orders' },
    { kind: 'controller', given: '#', suggestion: undefined },
  ],
  PACKAGE_NAME_UNFIT: [
    { name: 'My App', reason: 'npm takes small letters, digits, "-", "." and "_"', isGiven: true },
    { name: 'express', reason: 'it is the name of a package that it would depend on', isGiven: false },
  ],
  FOLDER_TAKEN: [
    { folder: 'my-app', holds: ['package.json'] },
    { folder: 'This folder', holds: ['.gitignore', 'package.json', 'src', 'tsconfig.json', 'README.md'] },
    { folder: 'notes.txt', holds: undefined },
  ],
  FILES_TAKEN: [
    { kind: 'module', name: 'orders', files: ['src/orders/orders-module.ts'] },
    { kind: 'controller', name: 'orders', files: ['src/orders/orders-controller.ts', 'src/orders/orders-controller.spec.ts'] },
  ],
  NAME_HELD: [{ kind: 'module', given: 'app', name: 'AppModule', file: 'src/app.ts' }],
  WORKSPACE_ROOT: [{}],
  PROJECT_MISSING: [{}],
  TOKEN_UNKNOWN: [
    { token: 'OrderService', module: undefined, suggestion: 'OrdersService' },
    { token: 'OrdersService', module: 'UsersModule' },
  ],
  TOKEN_IN_MANY: [{ token: 'Pool', modules: ['DatabaseModule', 'DatabaseModule#2'] }],
  TOKEN_ASYNC: [{ token: 'Pool' }],
  APP_NOT_STARTED: [{ what: 'app.get()' }],
  APP_STARTED: [{ what: 'app.use()' }],
  APP_CLOSED: [{}],
  PARAMETER_UNDECLARED: [{ route: 'Orders.create', at: 'parameter 2 "note"' }],
  PARAMETER_NAMELESS: [{ route: 'Orders.create', at: 'parameter 2', decorator: '@Query' }],
  PARAMETER_TYPE_UNKNOWN: [
    { route: 'Orders.list', at: 'parameter 1 "tags"', decorator: '@Query', type: 'Array' },
    { route: 'Orders.upload', at: 'parameter 1 "scan"', decorator: '@Body', type: 'Object' },
  ],
  PARAMETER_TYPE_UNFIT: ['@Path', '@Query'].map((decorator) => ({
    ...{ route: 'Orders.list', at: 'parameter 1 "filter"', decorator, type: 'Filter' },
  })),
  PATH_NAME_UNKNOWN: [{ route: 'Orders.read', name: 'orderID', path: '/orders/:orderId', suggestion: 'orderId' }],
  PARAMETER_OPTION_UNFIT: [
    {
      ...{ route: 'Orders.list', at: 'parameter 1 "ids"', decorator: '@Header', option: 'style' },
      ...{ reason: 'it is an option of @Query', fix: 'drop it' },
    },
  ],
  BODY_TYPE_UNFIT: [{ route: 'Orders.create', at: 'parameter 1 "fields"', type: 'URLSearchParams' }],
  BODY_MEDIA_UNFIT: [{ route: 'Orders.create', at: 'parameter 1 "order"', mediaTypes: ['application/yaml'], type: 'Order' }],
  BODY_CONFLICT: (['kinds', 'stream', 'types'] as const).map((reason) => ({
    ...{ route: 'Orders.create', one: 'parameter 1 "order" (JSON)', other: 'parameter 2 "note" (a form)', reason },
  })),
  PATH_DEFAULT: [{ route: 'Orders.read', name: 'orderId' }],
  MODEL_EMPTY: [{ route: 'Orders.create', at: 'parameter 1 "order"', model: 'NewOrder' }],
  PATTERN_BROKEN: [{ pattern: '^[A-Z{2}$', reason: 'Unterminated character class' }],
  DURATION_INVALID: [
    { value: '"5 minutes"', reason: 'it is not written as in P1DT2H30M or 26:30:00' },
    { value: 'Infinity', reason: 'it lasts longer than 999999999 days' },
  ],
  MOMENT_INVALID: [{ value: '"9 May 2031"', reason: 'it is not written as in 2031-05-09T20:15:00Z' }],
  MODEL_UNDECORATED: [{ model: 'Order' }],
  MODEL_CONSTRUCTOR: [{ model: 'Order', reason: "Cannot read properties of undefined (reading 'id')" }],
  MODEL_ASYNC: [{ model: 'Order' }],
  JSON_CYCLIC: [{}],
  JSON_BYTES: [{}],
  UNION_ASYNC: [{ branch: 'Cat' }],
  FIELD_TYPE_UNKNOWN: [{ model: 'Order', property: 'lines', type: 'Array' }],
  FIELD_LIMIT_UNFIT: [
    { model: 'Order', property: 'id', limits: ['maxLength'], type: 'Uuid' },
    { model: 'Order', property: 'lines', limits: ['minLength', 'maxLength'], type: 'a list of Line' },
  ],
  FIELD_LATER_UNFIT: [{ model: 'Order', property: 'pet', type: 'Cat or Dog' }],
  TYPE_UNREADABLE: [{ given: 'undefined' }, { given: 'a list of 2 types' }],
  UNION_TAG_MISSING: [{ branch: 'Cat', tag: 'kind' }],
  UNION_TAG_TWICE: [{ branches: ['Cat', 'Dog'], tag: 'kind', value: '"pet"' }],
  PATH_INVALID: [{ route: 'Orders.read', path: '/orders/:', reason: 'a parameter has no name' }],
  ROUTE_TWICE: [
    { route: 'Orders.readAgain', other: 'Orders.read', method: 'GET', path: '/orders/:orderId' },
    { route: 'Documentation.swagger', other: 'Manual.show', method: 'GET', path: '/docs', isDocumentation: true },
  ],
  CONTROLLER_EXPECTED: [{ name: 'OrdersService', module: 'OrdersModule' }],
  METHOD_INVALID: [
    { route: 'Orders.read', method: 'FETCH' },
    { route: 'Orders.read', method: undefined },
  ],
  STATUS_BODILESS: [{ route: 'Orders.remove', status: 204 }],
  RETURNS_UNREADABLE: [{ route: 'Orders.list', reason: 'Nothing says what Object is.' }],
  HANDLER_GENERATOR: [{ route: 'Orders.list' }],
  CATCH_MISSING: [
    { name: 'WeatherErrors', at: 'errorHandlers[0]', needer: 'Orders', isClass: true },
    { name: 'an instance of WeatherErrors', at: 'errorHandlers[0]', needer: 'createApp()', isClass: false },
  ],
  OUTGOING_MISSING: [
    { name: 'Arrivals', at: 'callbacks[0]', needer: 'Quay.announce', kind: 'callback', isClass: true },
    { name: '"arrived"', at: 'webhooks[1]', needer: 'createApp()', kind: 'webhook', isClass: false },
  ],
  OPERATION_ID_TWICE: [{ route: 'Orders.list', other: 'Bills.list', id: 'list' }],
  OPERATION_ID_INVALID: [{ route: 'Orders.list', given: 'undefined' }],
  DOCUMENT_INVALID: [{ reason: 'it has no "info"' }],
  OUTGOING_TWICE: [{ name: 'Press.correct', other: 'Press.announce', method: 'POST', path: 'issue-printed', needer: 'the webhooks' }],
  SCHEME_NAME_INVALID: [{ name: '"Vault key"' }],
  SCHEME_INPUT_INVALID: [
    { scheme: 'apiKeyHeader', place: 'header', name: '"x key"' },
    { scheme: 'apiKeyCookie', place: 'cookie', name: '"seat;"' },
    { scheme: 'apiKeyQuery', place: 'query parameter', name: '""' },
  ],
  SCHEME_WORD_INVALID: [{ word: '"Seal red"' }],
  SCHEME_ADDRESS_INVALID: [{ scheme: 'oauth2PasswordBearer', option: 'tokenUrl', given: 'undefined' }],
  SCHEME_FLOW_INVALID: [
    { scheme: 'oauth2', flow: undefined },
    { scheme: 'oauth2', flow: 'clientCredential', suggestion: 'clientCredentials' },
    { scheme: 'oauth2', flow: 'device' },
  ],
  SCHEME_SCOPE_INVALID: [
    { scheme: 'oauth2PasswordBearer', scope: '"orders read"', reason: 'name' },
    { scheme: 'oauth2', scope: '"orders:read"', reason: 'description' },
  ],
  SCHEME_CHALLENGE_INVALID: [
    { scheme: 'httpBasic', option: 'realm', given: '"plate\\narchive"' },
    { scheme: 'httpBearer', option: 'challenge', given: '""' },
  ],
  SCHEME_OPTIONS_CONFLICT: [{ scheme: 'httpBasic', one: 'challenge', other: 'realm' }],
  SCHEME_REFUSAL_INVALID: [{ scheme: 'httpBearer', given: 'undefined' }],
  DIGEST_SECRET: [{ scheme: 'digestAuth' }],
  PASSWORD_UNFIT: [{ most: 1024 }],
  PASSWORD_HASH_UNREADABLE: [
    { reason: 'it is a hash of bcrypt, which is not supported' },
    { reason: 'of its cost, ln is 31, where a whole number from 1 to 20 belongs' },
  ],
  ARGON2_MISSING: [{ reason: "Cannot find package '@node-rs/argon2' imported from dist/security/secrets/argon2.js" }],
  SCHEME_TWICE: [{ name: 'token', route: 'Orders.list', other: 'Bills.list' }],
  CATCH_INVALID: [{ handler: 'WeatherErrors.onStorm', given: '999' }],
  CATCH_TWICE: [{ handler: 'WeatherErrors.onGale', other: 'WeatherErrors.onStorm', caught: 'Storm' }],
  CATCH_UNUSED: [{ name: 'WeatherErrors', module: 'WeatherModule' }],
  RETURNS_STREAMED: [{ route: 'Orders.export' }],
  RETURN_TYPE_UNFIT: [{ route: 'Orders.export', type: 'Readable' }],
  OPTION_WITHOUT_RETURNS: [{ route: 'Orders.read', options: ['omit', 'byAlias'] }],
  PROPERTY_UNKNOWN: [
    { route: 'Orders.read', option: 'omit', property: 'passwort', type: 'a list of Order', suggestion: 'password' },
    { route: 'Orders.read', option: 'include', property: 'owner', type: 'Order' },
  ],
  OPTION_INVALID: [
    { where: 'createApp()', option: 'bodyLimit', value: '-1', wanted: 'a number of bytes, 0 or more' },
    { where: 'Orders.read', option: 'a key of responses', value: '"4xx"', wanted: 'a status or a range', suggestion: '4XX' },
  ],
  OPTION_UNFIT: [
    {
      where: 'createApp()',
      option: 'openapi.info.title',
      reason: 'it is an option of the application itself',
      fix: 'write title beside openapi',
    },
  ],
  OPTION_UNKNOWN: [
    { where: 'createApp()', option: 'timeouts.handlr', suggestion: 'handler' },
    { where: 'createApp()', option: 'colour' },
  ],
  MIDDLEWARE_INVALID: [
    { needer: 'Orders.list', at: 'middleware[1]', given: '"auth"', takesErrors: false },
    { needer: 'Orders', at: 'middleware[0]', given: 'onError', takesErrors: true },
  ],
  INTERCEPTOR_INVALID: (['no class', 'no method'] as const).map((reason) => ({
    ...{ needer: 'Orders.list', at: 'interceptors[0]', given: reason === 'no class' ? 'an instance of Timing' : 'Timing', reason },
  })),
  RESPONSE_CLASS_INVALID: [{ needer: 'Orders.export', given: '"text/csv"' }],
  PROBLEM_EXPECTED: [{ route: 'Orders.read', at: 'throws[0]', given: 'HttpException' }],
  PROBLEM_MEMBERS: [{ problem: 'OutOfStock', members: 'Shortage' }],
  ROUTE_NAME_TWICE: [{ name: 'order', route: 'Orders.print', path: '/orders/:id/print', other: 'Orders.read', otherPath: '/orders/:id' }],
  CATCH_INPUT: [{ handler: 'WeatherErrors.onStorm', input: 'header x-ship' }],
  DOCS_FILE_MISSING: [{ file: '/srv/shop/openapi-ui/assets/theme.css' }],
  LINK_UNKNOWN: [{ name: 'sta', suggestion: 'star' }, { name: 'comet' }],
  LINK_PARAMETERS: [{ name: 'star', path: '/stars/:star', unfit: ['star', 'planet'] }],
  STATUS_INVALID: [{ route: 'Orders.create', status: 42 }],
  COMMAND_UNKNOWN: [{ command: 'opnapi', suggestion: 'openapi' }, { command: 'fly' }],
  COMMAND_OPTION_UNKNOWN: [
    { command: 'tenon openapi', option: '--formt', suggestion: '--format' },
    { command: 'tenon openapi', option: '-z' },
  ],
  COMMAND_OPTION_INVALID: [
    { command: 'tenon openapi', option: '--version', given: '3', wanted: '3.0, 3.1 or 3.2', example: '3.1' },
    { command: 'tenon openapi', option: '--format', given: 'yml', wanted: 'json or yaml', example: 'json', suggestion: 'yaml' },
    { command: 'tenon openapi', option: '--output', given: undefined, wanted: 'a value (FILE)', example: 'openapi.json' },
    { command: 'tenon routes', option: '--json', given: 'yes', wanted: 'no value', example: '' },
    {
      command: 'tenon dev',
      option: '--port',
      variable: 'PORT',
      given: 'http',
      wanted: 'a whole number from 0 to 65535 (PORT)',
      example: '8000',
    },
  ],
  COMMAND_ARGUMENT_EXTRA: [{ command: 'tenon openapi', argument: 'dist/other.js' }],
  PATTERN_SLOW: [
    { pattern: '/^(a+)+$/', isExponential: true, degree: undefined, maxLength: 1_048_576, attack: "'a'.repeat(31) + '!'", fits: 16 },
    { pattern: '/^a*a*$/', isExponential: false, degree: 2, maxLength: 16_384, attack: undefined, fits: undefined },
  ],
  PATTERN_UNDECIDED: [{ pattern: '/^(?<a>x)\\k<a>$/', reason: 'it took longer than 2 seconds' }],
  RECHECK_MISSING: [{ patterns: 1 }, { patterns: 7 }],
  DOCS_EXPOSED: [{ count: 1 }, { count: 4 }],
  PROXY_TRUST_WIDE: [{ given: '0.0.0.0/0' }],
  CORS_ANYONE: [{}],
  SECRET_GUESSABLE: [{ where: 'sessions(), keys[0]', reason: 'it has the word "secret" in it' }],
  ROUTE_UNGUARDED: [
    { count: 1, isReading: false },
    { count: 1, isReading: true },
    { count: 3, isReading: true },
  ],
  SECURE_BY_DEFAULT_OFF: [{}],
  NODE_OLD: [
    { version: '20.10.0', least: '20.19' },
    { version: '21.7.3', ended: '2024-06-01' },
  ],
  NODE_ENV_UNFIT: [{ given: undefined }, { given: 'development' }],
  LIMIT_OFF: [{ option: 'timeouts.request', given: 0, risk: 'a request may take for ever to come in' }],
  COMMAND_ARGUMENT_MISSING: [{ command: 'tenon new', argument: 'name' }],
  COMMAND_ARGUMENT_INVALID: [
    { command: 'tenon new', argument: 'what', given: 'modul', wanted: 'module or controller', suggestion: 'module' },
    { command: 'tenon new', argument: 'what', given: 'x', wanted: 'module or controller' },
  ],
  APP_FILE_MISSING: [
    { file: 'dist/mian.js', by: 'argument' },
    { file: 'dist/shop.js', by: 'package.json' },
    { folder: 'This folder', tried: ['dist/main.js', 'dist/app.js', 'main.js'] },
  ],
  PACKAGE_FIELD_INVALID: [{ file: 'package.json', reason: '"tenon" is 5' }],
  APP_FILE_FAILED: [{ file: 'dist/main.js', reason: "Cannot find package 'left-pad'" }],
  APP_FILE_TYPESCRIPT: [{ file: 'src/main.ts' }],
  APP_EXPORT_MISSING: [
    { file: 'dist/main.js', name: undefined, exports: [] },
    { file: 'dist/app.js', name: 'shpo', exports: ['admin', 'shop'], suggestion: 'shop' },
  ],
  APP_FILE_UNFINISHED: [
    { file: 'dist/main.js', reason: { name: 'shop' } },
    { file: 'dist/main.js', reason: { ended: 'exit code 3' } },
    { file: 'dist/main.js', reason: { seconds: 30 } },
    { file: 'dist/main.js', reason: { seconds: 1 } },
  ],
  SESSION_KEYS: [...(['neither', 'both', 'none'] as const).map((reason) => ({ reason })), { reason: 'short', index: 1, bytes: 16 }],
  SESSION_COOKIE: [{ name: '__Host-visit', reason: 'a name that begins with __Host- takes no domain' }],
  SESSION_LARGE: [{ bytes: 5120, largest: 4096 }],
  SESSION_LATE: [{ what: 'session.rotate()' }],
  LIMIT_STORE_SHARED: [{ name: '5-in-15min' }],
  TOKEN_OPTION: [
    {
      by: 'jwtBearer',
      option: 'clockTolerance',
      reason: '90 is no number of seconds from 0 to 60',
      remedy: 'give 60 at most, and set the clocks.',
    },
  ],
  TOKEN_ALGORITHM_UNKNOWN: [
    { by: 'jwtBearer', algorithm: 'none', known: ['HS256', 'ES256'] },
    { by: 'signJwt', algorithm: 'hs256', known: ['HS256', 'ES256'] },
  ],
  TOKEN_ALGORITHMS_MIXED: [{ by: 'jwtBearer', secret: ['HS256'], pair: ['RS256', 'ES256'] }],
  TOKEN_KEY_SOURCE: [
    { by: 'jwtBearer', given: [] },
    { by: 'jwtVerifier', given: ['keys', 'jwksUri'] },
  ],
  TOKEN_KEY_UNREADABLE: [{ by: 'jwtBearer', at: 'keys[1]', reason: 'its member k is no text' }],
  TOKEN_KEY_WEAK: [
    { by: 'jwtBearer', at: 'keys', algorithm: 'HS256', bits: 128, least: 256 },
    { by: 'jwtBearer', at: 'keys.keys[0]', algorithm: 'RS256', bits: 1024, least: 2048 },
  ],
  TOKEN_KEY_UNFIT: [{ by: 'signJwt', at: 'key', kind: 'a secret', algorithms: ['ES256'] }],
  TOKEN_KEY_MISSING: [{ by: 'jwtBearer', algorithm: 'ES384' }],
  OUTBOUND_ADDRESS: [{ by: 'jwtBearer', option: 'jwksUri', address: '"id.example"', reason: 'it is not https' }],
  SCOPE_INVALID: [{ needer: 'Orders.list', at: 'parameter 1 "me"', scope: '"orders:read orders:write"' }],
  SCOPES_UNCHECKED: [
    { needer: 'Orders.list', at: 'parameter 1 "me"', scopes: ['orders:read'], token: 'currentUser' },
    { needer: 'Orders.cancel', at: 'use', scopes: ['orders:read', 'orders:write'], token: undefined },
  ],
  ROUTE_UNSECURED: [{ route: 'Orders.list', method: 'GET', path: '/orders' }],
  SCHEMES_EXPECTED: [
    { by: 'anyOf()', given: undefined },
    { by: 'allOf()', given: 'an instance of Dependency' },
  ],
  GUARD_OPTIONAL: [{ needer: 'Orders', at: 'use[0]', token: 'Staff' }],
  GUARD_ARGUMENTS: [{ guard: 'Staff' }],
  PUBLIC_GUARDED: [{ name: 'Orders.list', guard: 'currentUser' }],
  ORIGIN_INVALID: [
    { where: 'cors()', origin: '"https://shop.example/"', isPattern: false, suggestion: 'https://shop.example' },
    { where: 'csrf()', origin: '"shop.example"', isPattern: false },
    { where: 'cors()', origin: '"https://*.shop.example"', isPattern: true },
  ],
  ORIGIN_PATTERN_OPEN: (['start', 'end', 'dot'] as const).map((reason) => ({
    ...{ where: 'cors(): allowOriginRegex', pattern: '/^https:\\/\\/www.example/', reason },
  })),
  CORS_CREDENTIALS: (['star', 'null', 'pattern', 'exposed'] as const).map((reason) => ({ reason })),
  HOST_INVALID: [
    { where: 'trustedHosts()', host: '"shop.example:80"', suggestion: 'shop.example' },
    { where: 'trustedHosts()', host: '"a.*.example"' },
  ],
  PROXY_TRUST_OPEN: [{ where: 'createApp(): trustProxy' }],
  ETA_MISSING: [{ reason: "Cannot find module 'eta'" }],
  TEMPLATES_SOURCE: [{ given: [] }, { given: ['directory', 'engine'] }],
  TEMPLATES_DIRECTORY: [{ directory: 'views', reason: "ENOENT: no such file or directory, scandir 'views'" }],
  TEMPLATES_BROKEN: [
    { broken: [{ template: 'evening.html', line: 3, reason: "Unexpected token ')'" }] },
    {
      broken: [
        { template: 'evening.html', line: 3, reason: "Unexpected token ')'" },
        { template: 'mails/notice.txt', line: undefined, reason: 'something that is opened in it is not closed' },
      ],
    },
  ],
  TEMPLATE_UNKNOWN: [{ template: 'evenning.html', suggestion: 'evening.html' }, { template: 'price-list.html' }],
  TEMPLATE_FAILED: [
    { template: 'evening.html', line: 3, reason: "Cannot read properties of undefined (reading 'name')" },
    { template: 'evening.njk', line: undefined, reason: 'unknown filter: upcase' },
  ],
  FOLDER_MISSING: [
    { needer: 'frontend /', folder: '/srv/shop/dist', isThere: false },
    { needer: 'staticFiles()', folder: '/srv/shop/public', isThere: true },
  ],
  FALLBACK_MISSING: [{ needer: 'frontend /', file: 'index.html', folder: '/srv/shop/dist' }],
  FILE_UNREADABLE: [
    { file: '/srv/reports/march.pdf', reason: "ENOENT: no such file or directory, open '/srv/reports/march.pdf'" },
    { file: '/srv/reports', reason: 'it is no file' },
  ],
  FILE_SHORTENED: [{ file: '/srv/reports/march.pdf', size: 20_480 }],
  ENV_FILE_UNREADABLE: [
    { file: '.env.local', reason: undefined },
    { file: '/srv/shop', reason: 'EISDIR: illegal operation on a directory, read' },
  ],
  SETTINGS_UNDECORATED: [{ type: 'ShopSettings' }],
  SETTINGS_MISSING: [
    { settings: 'ShopSettings', missing: [{ variable: 'SHOP_URL', wanted: 'text' }], files: [] },
    {
      settings: 'ShopSettings',
      missing: [
        { variable: 'SHOP_TOKEN_KEY', wanted: 'a secret text', written: 'SHOP_TOKENKEY', place: '.env, line 3' },
        { variable: 'SHOP_DATABASE__PORT', wanted: 'a whole number' },
      ],
      files: ['.env', '.env.local'],
    },
  ],
  SETTING_INVALID: [
    {
      ...{ settings: 'ShopSettings', property: 'port', variable: 'SHOP_PORT=high', place: 'the environment' },
      ...{ reason: 'must be a whole number', wanted: 'a whole number' },
    },
    {
      ...{ settings: 'ShopSettings', property: 'hosts', variable: 'SHOP_HOSTS', place: '.env, line 3', reason: 'must be JSON' },
      ...{ wanted: 'a list of String as JSON', example: `SHOP_HOSTS='["one", "two"]'` },
    },
    {
      ...{ settings: 'ShopSettings', property: 'accounts[0].user', variable: 'SHOP_ACCOUNTS', place: 'the environment' },
      ...{ reason: 'must be text', wanted: undefined },
    },
  ],
  SETTINGS_INCONSISTENT: [{ settings: 'ShopSettings', reason: 'must end after it begins' }],
  PORT_INVALID: [{ given: 'http' }],
  WORKER_FAILED: [{ ended: 'exit code 3' }],
  WORKERS_CRASHING: [{ failures: 10, minutes: 5, last: 'signal SIGKILL' }],
  OUTPUT_UNWRITABLE: [{ file: 'docs/openapi.json', reason: 'ENOENT: no such file or directory' }],
  LOADER_MISSING: [{ file: 'src/app.ts' }],
  LOADER_WITHOUT_METADATA: [
    { file: 'src/app.ts', loader: 'oxc', tsconfig: 'tsconfig.json', isRefused: false },
    { file: 'src/app.ts', loader: 'oxc', tsconfig: 'tsconfig.json', isRefused: true },
    { file: 'src/app.ts', loader: 'oxc', tsconfig: undefined, isRefused: true },
    { file: 'src/app.ts', loader: 'other', written: '--import=tsx' },
  ],
  ADDRESS_UNUSABLE: [
    { host: '127.0.0.1', port: 8000, code: 'EADDRINUSE' },
    { host: '127.0.0.1', port: 80, code: 'EACCES' },
  ],
  RELOAD_FOLDER_MISSING: [{ folder: 'templates' }],
};

const codes = Object.keys(catalogue) as ErrorCode[];
const golden = new URL('./golden/', import.meta.url);

describe.each(codes)('the text of %s', (code) => {
  const texts = (samples[code] as readonly never[] | undefined)?.map((facts) => problem(code, facts));

  it('is what its golden file says', () => {
    if (texts === undefined) throw new Error(`add facts for ${code} to the samples of this spec`);
    expectGolden(new URL(`${code}.txt`, golden), `${texts.map(renderProblem).join('\n\n')}\n`);
  });

  it('says what is wrong in sentences and how to mend it', () => {
    for (const { what, fix } of texts ?? []) {
      expect(what).toMatch(/^\S.*[.?!"]$|: \S.*$/);
      expect(fix).toMatch(/^\S.*\.$/);
      expect(`${what} ${fix}`).not.toMatch(
        /undefined\b(?! \(|:|,| in place|\.$| has|, as)|\[object |NaN| {2}|(?<!\.)\.\.(?!\.)|,\s*\.(?!\.)/,
      );
    }
  });
});

describe('the golden files', () => {
  it('are of codes that exist', () => {
    if (updating) return;
    expect(readdirSync(golden).sort()).toEqual(codes.map((code) => `${code}.txt`).sort());
  });
});

describe('every code', () => {
  it('is raised somewhere in src', () => {
    const sources = filesIn(fileURLToPath(new URL('../../src/', import.meta.url)))
      .filter((file) => !file.includes('catalogue'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const raised = new Set([...sources.matchAll(/(?:problem|TenonError\.of)\(\s*'([A-Z0-9_]+)'/g)].map(([, code]) => code));
    expect(codes.filter((code) => !raised.has(code))).toEqual([]);
    expect([...raised].filter((code) => !codes.includes(code as ErrorCode))).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
