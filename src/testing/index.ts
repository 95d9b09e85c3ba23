import '../core/this-copy.js';

export { testApp, TestApp, type LogLine, type TestAppOptions } from './test-app.js';
export { TestClient, TestResponse, type TestRequest } from './client.js';
export { override, type Override } from '../container/override.js';
