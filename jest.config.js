const { project } = require('./jest.project');

/** @type {import('jest').Config} */
module.exports = {
  // Both cores of a small machine: left to itself jest keeps one free, and runs everything in one process.
  maxWorkers: '100%',
  projects: [
    project('constructs', 'test', { testPathIgnorePatterns: ['/slow/', '/test/account/'] }),
    project('runtime', 'runtime/test', { testPathIgnorePatterns: ['/slow/'] }),
  ],
};
