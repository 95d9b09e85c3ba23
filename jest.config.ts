import { availableParallelism } from 'node:os';
import type { Config } from 'jest';

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/spec', '<rootDir>/samples'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: '<rootDir>/tsconfig.json', diagnostics: false }] },
  moduleNameMapper: {
    // The specs run the sources; what is published is run by the samples and by spec/package.spec.ts.
    '^tenon$': '<rootDir>/src/index.ts',
    '^tenon/model$': '<rootDir>/src/model/index.ts',
    '^tenon/security$': '<rootDir>/src/security/index.ts',
    '^tenon/testing$': '<rootDir>/src/testing/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testTimeout: 20_000,
  // What a spec has imported is never given back (ES modules in node:vm), so processes are begun anew before collecting garbage is all that they do.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  workerIdleMemoryLimit: '1GB',
};

export default config;
