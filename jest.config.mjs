/** One run for all packages: tests read the sources (export condition `source`), on a real PostgreSQL and real brokers. */
export default {
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs'],
  testMatch: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.sys-spec.ts', '**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: false, ...(await swcOptions()) }] },
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.mjs',
  maxWorkers: 2,
  testTimeout: 120_000,
  workerIdleMemoryLimit: '1500MB',
};

async function swcOptions() {
  const { readFile } = await import('node:fs/promises');
  const { jsc, module, sourceMaps } = JSON.parse(await readFile(new URL('.swcrc', import.meta.url), 'utf8'));
  return { jsc, module, sourceMaps };
}
