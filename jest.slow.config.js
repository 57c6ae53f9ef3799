const { project } = require('./jest.project');

/** @type {import('jest').Config} */
module.exports = {
  projects: [project('packages', 'test/slow'), project('processes', 'runtime/test/slow')],
  testTimeout: 600_000,
};
