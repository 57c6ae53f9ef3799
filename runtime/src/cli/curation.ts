import type { Command } from 'commander';

import type { CuratorOptions } from './as-curator';
import type { CommandHost } from './command-host';
import { withCommonOptions } from './common-options';
import { examples } from './examples';
import { feedback } from './feedback';
import { verifyQuestion, type VerifyQuestionOptions } from './verify-question';

const API_HELP = 'the address of a deployed platform, in place of the laptop';
const TOKEN_HELP = 'the ID token to ask it with (default: the variable SCAP_TOKEN, which no other process can read)';

/** Adds the commands of those who may approve questions. */
export function addCurationCommands(scap: Command, host: CommandHost, done: (exitCode: number) => void): void {
  withCommonOptions(scap.command('feedback'))
    .description('what people said of answers, with question, SQL and evidence; for personas that permissions.curate names')
    .addHelpText('before', examples([
      ['scap feedback --persona warehouse_manager', ''],
      ['scap feedback --persona warehouse_manager --json', ''],
      ['SCAP_TOKEN=… scap feedback --api https://….amazonaws.com/live', 'of a deployed platform'],
    ]))
    .option('--persona <persona>', 'read it as somebody of this persona')
    .option('--user <user>', 'read it as this sample user')
    .option('--api <url>', API_HELP)
    .option('--token <token>', TOKEN_HELP)
    .action(async (options: CuratorOptions) => done(await feedback(options, host)));

  withCommonOptions(scap.command('verify-question'))
    .description('make an answered question a verified one: shows what changes in the configuration, and writes it with --yes')
    .argument('<turn>', 'the id of the answer, or its end, as scap feedback shows it')
    .addHelpText('before', examples([
      ['scap verify-question 01KB0V8Q6W --persona warehouse_manager', 'show what would change'],
      ['scap verify-question 01KB0V8Q6W --persona warehouse_manager --yes', 'write it'],
      ['scap verify-question 01KB0V8Q6W --as late_lines_by_customer --yes', 'under an id of your own'],
      ['SCAP_TOKEN=… scap verify-question 01KB0V8Q6W --api https://….amazonaws.com/live --config config/prod.yaml', 'an answer of a deployed platform'],
    ]))
    .option('--persona <persona>', 'approve it as somebody of this persona')
    .option('--user <user>', 'approve it as this sample user')
    .option('--api <url>', API_HELP)
    .option('--token <token>', TOKEN_HELP)
    .option('--as <id>', 'the id of the verified question (default: from its words)')
    .option('--yes', 'write it: you have looked at the SQL')
    .action(async (turn: string, options: VerifyQuestionOptions) => done(await verifyQuestion(turn, options, host)));
}
