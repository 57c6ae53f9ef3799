import { Option, type Command } from 'commander';

import { DEFAULT_CONFIG } from '../local';

import type { CommandHost } from './command-host';
import { DEFAULT_DATA_DIR } from './common-options';
import { evaluateModel, type EvalOptions } from './eval';
import { examples } from './examples';

/** Adds `scap eval`. `done` is told the exit code. */
export function addEvalCommand(command: Command, host: CommandHost, done: (exitCode: number) => void): void {
  command
    .description('ask the golden questions and score the answers, by persona and by kind of failure')
    .addHelpText('before', examples([
      ['scap eval', 'the offline planner, each question as it stands'],
      ['scap eval --paraphrases', 'and in other words: reported, never a failure'],
      ['scap eval --persona field_engineer --json', ''],
      ['scap eval --only stockout-wh01 --only late-orders', ''],
      ['AWS_REGION=eu-central-1 scap eval --model bedrock', 'a model of Amazon Bedrock'],
    ]))
    .option('--persona <persona>', 'the questions of this persona')
    .option('--only <id>', 'this question; may be given several times', (id: string, before: readonly string[] = []) => [...before, id])
    .option('--paraphrases', 'ask them in other words too; a third of those is held out from mending: counted, not shown')
    .option('--held-out', 'with --paraphrases: show what is wrong with those held out, too')
    .addOption(new Option('--model <kind>', 'who answers').choices(['offline', 'bedrock', 'ollama']).default('offline'))
    .option('--model-id <id>', 'the model of Bedrock or ollama')
    .option('--ollama-url <url>', 'where an OpenAI-compatible API begins', 'http://127.0.0.1:11434/v1')
    .option('--data-dir <dir>', 'folder in which the company of the questions is kept', DEFAULT_DATA_DIR)
    .option('--config <file>', `the configuration that names the model (default: ${DEFAULT_CONFIG}, where that is there)`)
    .option('--json', 'print one JSON object: score, and what was said to each question')
    .option('--verbose', 'write log lines to standard error')
    .action(async (options: EvalOptions) => done(await evaluateModel(options, host)));
}
