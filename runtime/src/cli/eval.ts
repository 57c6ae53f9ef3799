import path from 'node:path';

import { PERSONAS } from '../../../src/contract';
import { evaluate, readGoldenQuestions, Reckoning, scoreOf, type GoldenQuestion, type Verdict } from '../evaluation';
import { findSampleUser, RememberingInvoker, SAMPLE_DAY, sampleCompanyOn, userOfPersona, type LocalUser, type RunningInstance } from '../local';

import { chosenModel, type ModelOptions } from './chosen-model';
import type { CommandHost } from './command-host';
import { scoreLines, verdictLines } from './eval-score';
import { EXIT_CODES } from './exit-codes';
import { followTurn } from './follow-turn';
import { knownPersona } from './known-persona';
import { localSettings } from './local-settings';
import { didYouMean } from './nearest';
import { openPlatform } from './open-platform';
import { plainLines } from './plain-text';
import { ProgressLine } from './progress-line';
import { sampleUserClient } from './sample-user-client';
import { UsageError } from './usage-error';

export interface EvalOptions extends ModelOptions {
  readonly persona?: string;
  readonly only?: readonly string[];
  readonly paraphrases?: boolean;
  readonly heldOut?: boolean;
  readonly dataDir: string;
  readonly config?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Any free port: the platform that is judged is nobody else's. */
const ANY_PORT = 0;
/** The company of the questions stands still, so it has a folder beside the one that moves on. */
const FOLDER = 'eval';

/**
 * `scap eval`: asks the golden questions, judges the answers, prints the score, of those asked until then where it is interrupted. Exit code 1
 * where a question as it stands was answered wrong.
 */
export async function evaluateModel(options: EvalOptions, host: CommandHost): Promise<number> {
  const questions = chosenQuestions(await readGoldenQuestions(host.goldenDirectory), options, host.goldenDirectory);
  const settings = { ...await localSettings(options, host), company: sampleCompanyOn(SAMPLE_DAY) };
  const model = chosenModel(options, settings);
  if (options.model === 'bedrock') host.setVariables(settings.variables);
  const dataDir = path.join(options.dataDir, FOLDER);
  const platform = await openPlatform({
    dataDir, verbose: options.verbose, purpose: 'question', model, defaultPort: ANY_PORT, throughInvoker: tools => new RememberingInvoker(tools),
  }, settings, host);
  const progress = new ProgressLine(host);
  try {
    const reckoning = await Reckoning.open(path.resolve(host.cwd, dataDir, 'company'), SAMPLE_DAY);
    const verdicts: Verdict[] = [];
    const number = numberOf(questions, options.paraphrases ?? false);
    try {
      const put = putBy(platform.instance, host);
      for await (const verdict of evaluate({ questions, paraphrases: options.paraphrases ?? false, personaOf, reckoning, put })) {
        verdicts.push(verdict);
        progress.show(`Asked ${verdicts.length} of ${number} questions`, host.interactive.errors ? verdicts.length / number : undefined);
      }
    } catch (thrown) {
      if (!host.interrupted.aborted) throw thrown;
    } finally {
      reckoning.close();
      progress.clear();
    }
    if (host.interrupted.aborted) host.err(`scap: Stopped when ${verdicts.length} of ${number} questions had been judged: the score is theirs.\n`);
    const score = scoreOf(verdicts);
    const shown = options.heldOut ? verdicts : verdicts.filter(({ phrasing }) => phrasing !== 'held_out');
    host.out(options.json
      ? `${JSON.stringify({ model: model.name, asOf: SAMPLE_DAY, questions: number, asked: verdicts.length, score, verdicts: shown })}\n`
      : plainLines([...verdictLines(shown), ...scoreLines(score, model.name)]));
    if (host.interrupted.aborted) return EXIT_CODES.interrupted.code;
    return score.all.canonical.right === score.all.canonical.asked ? EXIT_CODES.ok.code : EXIT_CODES.failed.code;
  } finally {
    if (platform.kind === 'started') await platform.close();
  }
}

/** @throws UsageError for a persona or an id that there is not */
function chosenQuestions(all: readonly GoldenQuestion[], { persona, only = [] }: EvalOptions, directory: string): readonly GoldenQuestion[] {
  const ids = all.map(({ id }) => id);
  for (const id of only) {
    if (!ids.includes(id)) throw new UsageError(`There is no golden question ${JSON.stringify(id)}.${didYouMean(id, ids)}`, `Their ids stand in ${directory}.`);
  }
  const known = persona === undefined ? undefined : knownPersona(persona, Object.values(PERSONAS).map(({ id }) => id));
  const chosen = all.filter(({ id, user }) => (only.length === 0 || only.includes(id)) && (known === undefined || personaOf(user) === known));
  if (chosen.length === 0) throw new UsageError('None of those questions is asked by that persona.', 'Leave out --persona or --only.');
  return chosen;
}

function personaOf(user: string): string {
  return knownUser(user).persona;
}

function knownUser(user: string): LocalUser {
  const found = findSampleUser(user);
  if (!found) throw new UsageError(`A golden question is asked by ${JSON.stringify(user)}, and no sample user is called so.`, `Take one such as ${userOfPersona('warehouse_manager').id}.`);
  return found;
}

function numberOf(questions: readonly GoldenQuestion[], paraphrases: boolean): number {
  return questions.reduce((sum, { followUps = [], paraphrases: own = [] }) => sum + 1 + followUps.length
    + (paraphrases ? own.length + followUps.flatMap(each => each.paraphrases ?? []).length : 0), 0);
}

function putBy(instance: RunningInstance, host: CommandHost) {
  const clients = new Map<string, ReturnType<typeof sampleUserClient>>();
  return async (user: string, message: string, conversationId: string) => {
    host.interrupted.throwIfAborted();
    const client = clients.get(user) ?? sampleUserClient(instance, knownUser(user), host.clock);
    clients.set(user, client);
    const answer = await followTurn({ client, conversationId, message, interrupted: host.interrupted, onEvent: () => undefined });
    host.interrupted.throwIfAborted();
    return answer;
  };
}
