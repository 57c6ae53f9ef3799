import { viewsOf, type Feedback } from '../../../src/contract';
import { SqlGuard } from '../access';
import { approvedQuestion, companyMeanings, type ApprovedQuestion } from '../definitions';
import { DEFAULT_CONFIG } from '../local';
import { changedLines, withVerifiedQuestion } from '../local/import';

import { asCurator, type CuratorOptions } from './as-curator';
import { calledAs, repeated } from './called-as';
import { changeStamp, configurationText, writeConfiguration } from './changed-configuration';
import type { CommandHost } from './command-host';
import { EXIT_CODES } from './exit-codes';
import { localSettings } from './local-settings';
import { plainText } from './plain-text';
import { UsageError } from './usage-error';

export interface VerifyQuestionOptions extends CuratorOptions {
  readonly as?: string;
  readonly yes?: boolean;
}

/** `scap verify-question`: shows how an answered question becomes a verified one, and with --yes writes it into the configuration. */
export async function verifyQuestion(turn: string, options: VerifyQuestionOptions, host: CommandHost): Promise<number> {
  if (options.api !== undefined && options.config === undefined) {
    throw new UsageError('Which configuration shall have the question?', 'Give the one of the deployment: --config config/prod.yaml');
  }
  const settings = await localSettings(options, host);
  const config = options.config ?? settings.company.file ?? DEFAULT_CONFIG;
  const { approved, changes } = await asCurator(options, settings, host, async (client, by) => {
    const said = feedbackNamed(turn, await client.feedback(), options);
    const question = approvedQuestion(said, { as: options.as, by, today: host.clock().toISOString().slice(0, 10) });
    const { manifest, views } = settings.company.current;
    // A laptop lacks what the sample company has not.
    const refused = refusalOf(question, options.api === undefined ? views : viewsOf(manifest), host);
    if (refused !== undefined) {
      throw new UsageError(`The guard lets this SQL through for nobody: ${refused}`, 'Ask the question again, and approve that answer.');
    }
    const old = await configurationText(config, host);
    const text = withVerifiedQuestion(old, question, config);
    if (options.yes) {
      await client.approve(said.id, { id: question.id, into: 'configuration' }); // nothing is written that the audit does not know of
      await writeConfiguration({ config, old, text }, changeStamp(host.clock()), host);
    }
    return { approved: question, changes: changedLines(old ?? '', text) };
  }, `, among which the answer ${JSON.stringify(turn)} was looked for`);
  host.out(options.json
    ? `${JSON.stringify({ ...approved, config, changes, written: options.yes === true })}\n`
    : shown(approved, config, changes, options, calledAs(host.environment).scap).map(line => `${plainText(line)}\n`).join(''));
  return EXIT_CODES.ok.code;
}

function shown({ notes }: ApprovedQuestion, config: string, changes: readonly string[], { api, yes }: VerifyQuestionOptions, scap: string): string[] {
  const then = api === undefined ? 'It is answered by this SQL from the next question on.' : `To bring it into the account: ${scap} config publish ${config} --yes`;
  return [...notes, `${config} ${yes ? 'was changed' : 'would change'}:`, ...changes, yes
    ? then
    : 'Nothing was written. Look at the SQL, then approve it: the same command with --yes'];
}

/** @throws UsageError */
function feedbackNamed(turn: string, said: readonly Feedback[], options: CuratorOptions): Feedback {
  const found = said.filter(({ id }) => id === turn.toUpperCase());
  const [feedback] = found.length > 0 ? found : said.filter(({ id }) => turn.length >= 4 && id.endsWith(turn.toUpperCase()));
  if (!feedback) {
    throw new UsageError(`There is no answer ${JSON.stringify(turn)} among those below which somebody has said "good" or "bad".`,
      `See their ids, or say it below the answer on the page: scap feedback${repeated(options)}`);
  }
  return feedback;
}

function refusalOf({ id, words }: ApprovedQuestion, views: ConstructorParameters<typeof SqlGuard>[0], host: CommandHost): string | undefined {
  const day = host.clock().toISOString().slice(0, 10);
  return companyMeanings({ definitions: {}, verifiedQuestions: { [id]: words } }, views, new SqlGuard(views), day).dropped[0]?.reason;
}
