#!/usr/bin/env node
// The command `scap`. This file parses on any Node, however old, so that an old one gets a sentence and not a syntax error.
'use strict';

var MINIMUM = [20, 16];
var EXIT_NODE_TOO_OLD = 7; // as in src/cli/exit-codes.ts

var version = process.versions.node.split('.').map(Number);
if (version[0] < MINIMUM[0] || (version[0] === MINIMUM[0] && version[1] < MINIMUM[1])) {
  process.stderr.write(
    'scap: this is Node ' + process.versions.node + ', and scap needs Node ' + MINIMUM.join('.') +
    ' or newer. Install one from https://nodejs.org (the LTS release), then run the command again.\n'
  );
  process.exit(EXIT_NODE_TOO_OLD);
} else {
  require('./launch.js');
}
