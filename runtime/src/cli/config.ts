import type { Command } from 'commander';

import { templateText } from '../../../src/config/reading';

import type { CommandHost } from './command-host';
import { diffConfigs } from './config-diff';
import type { ConfigOptions } from './config-problems';
import { publishConfig, type ConfigPublishOptions } from './config-publish';
import { showConfig } from './config-show';
import { validateConfig } from './config-validate';
import { examples } from './examples';
import { EXIT_CODES } from './exit-codes';
import { accountClients } from './published-words';

const DEFAULT_FILE = 'config/dev.yaml';

/** Adds `scap config` with what it does to configuration files. `done` is told the exit code. */
export function addConfigCommands(config: Command, host: CommandHost, done: (exitCode: number) => void): void {
  config
    .description('check, show and compare the configuration of an environment')
    .addHelpText('before', examples([
      ['scap config template > config/test.yaml', 'a file that names every key, to begin with'],
      ['scap config validate config/prod.yaml', 'every problem at once, each with its place'],
      ['scap config show config/prod.yaml', 'what holds, and where it comes from'],
      ['scap config diff config/dev.yaml config/prod.yaml', ''],
      ['scap config publish config/prod.yaml', 'definitions and verified questions, without a deployment'],
    ]));
  config.command('show')
    .description('print what holds for each key, and where it comes from')
    .argument('[file]', 'the configuration', DEFAULT_FILE)
    .option('--json', 'print one JSON list')
    .action((file: string, options: ConfigOptions) => done(showConfig(file, options, host)));
  config.command('diff')
    .description('print the keys whose values differ; variables are left out')
    .argument('<before>', 'a configuration')
    .argument('<after>', 'another one')
    .option('--json', 'print one JSON list')
    .action((before: string, after: string, options: ConfigOptions) => done(diffConfigs(before, after, options, host)));
  config.command('validate')
    .description('print every problem of a configuration; exit code 1 where there is one')
    .argument('<file>', 'the configuration')
    .option('--json', 'print the problems as one JSON list')
    .action((file: string, options: ConfigOptions) => done(validateConfig(file, options, host)));
  config.command('publish')
    .description('show how definitions and verified questions of a deployed platform differ, and with --yes write them, without a deployment')
    .argument('[file]', 'the configuration', DEFAULT_FILE)
    .option('--parameter <name>', 'the parameter of definitions (default: /{prefix}/{environment}/definitions)')
    .option('--table <name>', 'the access table (default: {prefix}-access-{environment})')
    .option('--prune', 'remove verified questions that the configuration does not have')
    .option('--yes', 'write it; without it nothing is written')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: ConfigPublishOptions) => done(await publishConfig(file, options, host, accountClients)));
  config.command('template')
    .description('print a commented configuration that names every key')
    .action(() => {
      host.out(templateText());
      done(EXIT_CODES.ok.code);
    });
}
