const { project } = require('./jest.project');

/** @type {import('jest').Config} */
module.exports = {
  // Both cores of a small machine: left to itself jest keeps one free, and runs everything in one process.
  maxWorkers: '100%',
  testTimeout: 30_000, // machines of CI are slow and busy; nothing here waits that long
  projects: [
    project('constructs', 'test', { testPathIgnorePatterns: ['/slow/', '/test/account/', '/test/newest/'] }),
    project('runtime', 'runtime/test', { testPathIgnorePatterns: ['/slow/'] }),
  ],
};
