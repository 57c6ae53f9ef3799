import { Command, Option } from 'commander';

import { PERSONAS } from '../../../src/contract';
import { SAMPLE_USERS } from '../local';

import { ask, type AskOptions } from './ask';
import { audit, type AuditOptions } from './audit';
import { calledAs, inCalledForm } from './called-as';
import type { CommandHost } from './command-host';
import { CommandLineError } from './command-line-error';
import { withCommonOptions } from './common-options';
import { addConfigCommands } from './config';
import { addCurationCommands } from './curation';
import { addDataCommands } from './data';
import { addDraftCommands } from './draft-commands';
import { addEvalCommand } from './eval-command';
import { examples } from './examples';
import { EXIT_CODES } from './exit-codes';
import { addSqlCommand } from './sql-command';
import { start, type StartOptions } from './start';
import { token, type TokenOptions } from './token';
import { wrapped } from './word-wrap';

/** Of help that goes into a file. */
const HELP_WIDTH = 100;
const PERSONA_IDS = Object.values(PERSONAS).map(persona => persona.id).join(', ');
const USER_IDS = SAMPLE_USERS.map(user => user.id).join(', ');

/** The commands of `scap`. `done` is told the exit code of the one that ran. */
export function program(host: CommandHost, done: (exitCode: number) => void): Command {
  const called = (text: string) => inCalledForm(text, calledAs(host.environment).scap);
  const scap = new Command('scap')
    .description('Ask questions of a supply chain: answers come with the query, the rows and the method behind every figure.')
    .version(host.version, '-V, --version')
    .showSuggestionAfterError()
    .configureHelp({ minWidthToWrap: 20 })
    .configureOutput({
      writeOut: text => host.out(called(text)), writeErr: text => host.err(called(text)),
      getOutHelpWidth: () => host.columns ?? HELP_WIDTH, getErrHelpWidth: () => host.columns ?? HELP_WIDTH,
    })
    .addHelpText('before', examples([
      ['scap start', 'start the platform and its page'],
      ['scap ask "Which products in WH01 will run out in the next two weeks?"', ''],
      ['scap ask -c "And in WH02?"', 'go on in the last conversation'],
    ]))
    .addHelpText('after', exitCodes(host.columns ?? HELP_WIDTH));

  withCommonOptions(scap.command('start'))
    .description('start the platform on this machine, with a sample company, and its page')
    .addHelpText('before', examples([
      ['scap start', ''],
      ['scap start --port 5000 --data-dir ~/scap-data', ''],
      ['scap start --model ollama --model-id qwen3:8b', 'a language model on this machine answers'],
      ['AWS_REGION=eu-central-1 scap start --model bedrock', 'a model of Amazon Bedrock answers'],
    ]))
    .addOption(new Option('--model <kind>', 'who answers').choices(['offline', 'bedrock', 'ollama']).default('offline'))
    .option('--model-id <id>', 'the model of Bedrock or ollama')
    .option('--ollama-url <url>', 'where an OpenAI-compatible API begins', 'http://127.0.0.1:11434/v1')
    .action(async (options: StartOptions) => done(await start(options, host)));

  withCommonOptions(scap.command('ask'))
    .description('ask a question; the answer is printed with its table and evidence')
    .argument('[question...]', 'the question, in quotes or not; - or none off a terminal: read from standard input')
    .addHelpText('before', examples([
      ['scap ask "Which products in WH01 will run out in the next two weeks?"', ''],
      ['scap ask --user ann "Which products will run out?"', 'as Ann, who sees WH01 only'],
      ['scap ask --csv routes.csv "Plan the delivery routes from WH01"', 'all rows into files: routes.csv, routes-stops.csv, …'],
      ['echo "Which products will run out?" | scap ask --json', ''],
    ]))
    .option('--persona <persona>', `ask as somebody of this persona: ${PERSONA_IDS}`)
    .option('--user <user>', `ask as this sample user: ${USER_IDS}`)
    .option('--conversation <id>', 'go on in this conversation')
    .option('-c, --continue', 'go on in the last conversation of that user')
    .option('--csv <file>', 'write all rows of the table to a file, the further tables of the answer beside it')
    .action(async (words: readonly string[], options: AskOptions) => done(await ask(words.length === 0 ? undefined : words.join(' '), options, host)));

  withCommonOptions(scap.command('token'))
    .description('print an ID token of a sample user, alone')
    .addHelpText('before', examples([
      ['scap token --persona warehouse_manager', ''],
      ['scap token --user ann --scope warehouses=WH01,WH02', ''],
      ['curl -H "Authorization: Bearer $(scap token --user ann)" http://127.0.0.1:4817/v1/me', ''],
    ]))
    .option('--persona <persona>', `for somebody of this persona: ${PERSONA_IDS}`)
    .option('--user <user>', `for this sample user: ${USER_IDS}`)
    .option('--scope <scope>', 'with these warehouses: warehouses=WH01,WH02 or warehouses=*')
    .action(async (options: TokenOptions) => done(await token(options, host)));

  addSqlCommand(scap.command('sql'), host, done);
  addConfigCommands(scap.command('config'), host, done);
  addCurationCommands(scap, host, done);
  addDraftCommands(scap.command('drafts'), host, done);
  addDataCommands(scap.command('data'), host, done);
  withCommonOptions(scap.command('audit'))
    .description('print what was decided in a conversation, about a draft or to a user, and say whether an entry was altered or is missing')
    .argument('<id>', 'of a conversation, of a draft, or of a user')
    .addHelpText('before', examples([
      ['scap audit 01KB0V8Q6W3N5R7T9V1X3Z5B7D', ''],
      ['scap audit D-20261124-8Q6WABCDEF --json', 'the conversation in which this draft was proposed'],
      ['scap audit 01KB0V8Q6W3N5R7T9V1X3Z5B7D --table scap-audit-prod --secret /scap/prod/audit', 'of an account'],
    ]))
    .option('--table <name>', 'the audit table of an account, in place of the laptop')
    .option('--secret <name>', 'the secret of that account that holds the keys of the audit')
    .action(async (id: string, options: AuditOptions) => done(await audit(id, options, host)));
  addEvalCommand(scap.command('eval'), host, done);
  pointToOwnHelp(scap, 'scap');
  return scap;
}

/** Whoever mistypes an option of a command is shown the way to its own help. */
function pointToOwnHelp(command: Command, name: string): void {
  const remedy = `Usage and examples: ${name} --help`;
  command.showHelpAfterError(remedy);
  command.exitOverride(thrown => { throw thrown.exitCode === 0 ? thrown : new CommandLineError(thrown, remedy); });
  for (const each of command.commands) pointToOwnHelp(each, `${name} ${each.name()}`);
}

/** What `scap` alone prints: where to begin. */
export function shortHelp(version: string): string {
  return [
    `scap ${version}: ask questions of a supply chain`,
    '',
    '  scap start         start the platform and its page',
    '  scap ask "…"       ask a question here',
    '  scap token         print a token for curl',
    '  scap sql "…"       run a query of your own through the guard',
    '  scap config        check the configuration of a deployment',
    '  scap data          your own tables: import and check them',
    '  scap eval          score the answers to the golden questions',
    '',
    'Examples, options and exit codes: scap --help',
  ].map(line => `${line}\n`).join('');
}

function exitCodes(width: number): string {
  return ['', 'Exit codes:', ...Object.values(EXIT_CODES).map(({ code, meaning }) => wrapped(`  ${String(code).padStart(3)}  ${meaning}`, width, ' '.repeat(7)))].join('\n');
}
