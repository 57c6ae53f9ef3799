const { project } = require('./jest.project');

/** @type {import('jest').Config} */
module.exports = {
  projects: [project('account', 'test/account')],
  testTimeout: 300_000,
};
