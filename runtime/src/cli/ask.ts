import type { Answer } from '../../../src/contract';
import type { ApiClient } from '../../web/api/client';

import { answerText } from './answer-text';
import { asSampleUser } from './as-sample-user';
import { calledAs, repeated } from './called-as';
import type { CommandHost } from './command-host';
import type { CommonOptions } from './common-options';
import { checkPlaceOf, writeCsv } from './csv-file';
import { exitCodeOfOutcome } from './exit-codes';
import { followTurn } from './follow-turn';
import { localSettings } from './local-settings';
import { plainLine } from './plain-text';
import { TurnPrinter } from './turn-printer';
import { UsageError } from './usage-error';
import { whoAsks } from './who-asks';

export interface AskOptions extends CommonOptions {
  readonly persona?: string;
  readonly user?: string;
  readonly conversation?: string;
  readonly continue?: boolean;
  readonly csv?: string;
}

/** `scap ask`: asks the platform that runs on the data folder, or opens its engines for this one question. */
export async function ask(given: string | undefined, options: AskOptions, host: CommandHost): Promise<number> {
  if (options.continue && options.conversation !== undefined) throw new UsageError('-c and --conversation name two conversations.', 'Give one of them.');
  if (options.csv !== undefined) await checkPlaceOf(options.csv, host);
  const settings = await localSettings(options, host);
  const user = whoAsks(options);
  const said = await questionOf(given, host);
  return asSampleUser(user, options, settings, host, async client => {
    const conversationId = await conversationOf(client, options, user.id);
    const message = await choiceOf(said, conversationId, client);
    const printer = new TurnPrinter(host, host.interactive.output && !options.json);
    const answer = await followTurn({ client, conversationId, message, interrupted: host.interrupted, onEvent: event => printer.take(event) })
      .finally(() => printer.end());
    await show(answer, printer.textShown, options, host);
    return exitCodeOfOutcome(answer.outcome);
  });
}

async function show(answer: Answer, textShown: boolean, options: AskOptions, host: CommandHost): Promise<void> {
  for (const warning of answer.warnings) host.err(`${plainLine(warning)}\n`);
  if (answer.error && !options.json) host.err(`scap: ${plainLine([answer.error.detail, answer.error.remedy].filter(Boolean).join(' '))}\n`);
  const dim = (text: string) => (host.style ? `\x1b[2m${text}\x1b[22m` : text);
  host.out(options.json ? `${JSON.stringify(answer, null, host.interactive.output ? 2 : undefined)}\n` : answerText(answer, {
    now: host.clock(), width: host.columns, dim, textShown, scap: calledAs(host.environment).scap, again: repeated(options),
  }));
  if (options.csv !== undefined) await writeCsv(answer, options.csv, host);
}

async function questionOf(given: string | undefined, host: CommandHost): Promise<string> {
  const reads = given === '-' || (given === undefined && !host.interactive.input);
  const question = (reads ? await host.readInput() : given ?? '').trim();
  if (question === '') throw new UsageError('There is no question.', 'Try: scap ask "Which products in WH01 will run out in the next two weeks?"');
  return question;
}

/** The choice that a number stands for where the conversation ends in a question back; otherwise what was said. */
async function choiceOf(said: string, conversationId: string, client: ApiClient): Promise<string> {
  if (conversationId === 'new' || !/^\d$/.test(said)) return said;
  const turns = await client.conversation(conversationId);
  return turns.at(-1)?.clarification?.choices[Number(said) - 1] ?? said;
}

async function conversationOf(client: ApiClient, options: AskOptions, user: string): Promise<string> {
  if (!options.continue) return options.conversation ?? 'new';
  const [newest] = await client.conversations();
  if (!newest) throw new UsageError(`There is no conversation of ${user} to continue.`, 'Ask without -c to begin one.');
  return newest.conversationId;
}
