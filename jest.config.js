const { project } = require('./jest.project');

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    project('constructs', 'test', { testPathIgnorePatterns: ['/slow/'] }),
    project('runtime', 'runtime/test', { testPathIgnorePatterns: ['/slow/'] }),
  ],
};
