/** A jest project over one folder. swc strips the types, which `npm run types` has checked. */
exports.project = (displayName, folder, more = {}) => ({
  displayName,
  testEnvironment: 'node',
  // A global costs a call within jest's sandbox: without these the SQL parser takes five times as long, and the sample company a third longer.
  sandboxInjectedGlobals: ['Array', 'Math', 'Number'],
  testMatch: [`<rootDir>/${folder}/**/*.test.ts`],
  transform: {
    '\\.[cm]?[jt]s$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  // Examples import the package by its name; tests need no compiled one.
  moduleNameMapper: { '^supply-chain-agent-platform$': '<rootDir>/src/index.ts', '^fast-check$': '<rootDir>/jest.properties.js' },
  // Copies that Stryker has left.
  modulePathIgnorePatterns: ['<rootDir>/test-reports/'],
  // These packages ship ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(dt-sql-parser|antlr4ng|jose|ulidx|layerr)/)'],
  ...more,
});
