const { project } = require('./jest.project');

/**
 * What depends on the version of aws-cdk-lib, on the newest one: the fast tests run on the floor.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  projects: [project('newest aws-cdk-lib', 'test', {
    testMatch: ['<rootDir>/test/platform.test.ts', '<rootDir>/test/security/*.test.ts', '<rootDir>/test/slow/packs.test.ts',
      '<rootDir>/test/tagging/*.test.ts', '<rootDir>/test/network/platform-network.test.ts', '<rootDir>/test/newest/*.test.ts'],
    moduleNameMapper: {
      '^supply-chain-agent-platform$': '<rootDir>/src/index.ts',
      '^aws-cdk-lib$': '<rootDir>/node_modules/aws-cdk-lib-newest',
      '^aws-cdk-lib/(.*)$': '<rootDir>/node_modules/aws-cdk-lib-newest/$1',
    },
  })],
};
