export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'tsconfig.test.json' }] },
  globalSetup: '<rootDir>/test/support/start-postgres.ts',
  globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
  reporters: ['default', '<rootDir>/test/support/closing-line.js'],
  // A cold start loads Nest, Apollo and TypeORM, and starts on a fresh database.
  testTimeout: 60_000,
  maxWorkers: 2,
  // Modules of each spec stay in memory: a worker that holds so much of them makes room for another.
  workerIdleMemoryLimit: '1500MB',
};
