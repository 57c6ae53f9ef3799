import { isDeepStrictEqual } from 'node:util';

import type { ResolvedConfiguration } from '../../../src/config/reading';
import { viewsOf } from '../../../src/contract';
import { SqlGuard } from '../access';
import { companyMeanings, type CompanyWords } from '../definitions';
import { catalogueOf } from '../local/company-catalogue';

import type { CommandHost } from './command-host';
import { refuseUnsound, sayWarnings, type ConfigOptions } from './config-problems';
import { readConfiguration } from './config-reading';
import { EXIT_CODES } from './exit-codes';
import { plainLine } from './plain-text';
import { inAccount, PublishedWords, type AccountClients, type WordPlaces } from './published-words';
import { UsageError } from './usage-error';

export interface ConfigPublishOptions extends ConfigOptions {
  readonly parameter?: string;
  readonly table?: string;
  readonly prune?: boolean;
  readonly yes?: boolean;
}

/** How a word of the account differs from that of the configuration. */
interface WordChange {
  readonly kind: 'definition' | 'verified question';
  readonly id: string;
  readonly change: 'new' | 'changed' | 'removed' | 'only there';
}

/**
 * `scap config publish`: shows how the definitions and verified questions of a deployed platform differ from those of a configuration, and with
 * --yes writes them, without a deployment. Questions that were approved over the API stay, unless they are pruned.
 */
export async function publishConfig(file: string, options: ConfigPublishOptions, host: CommandHost, clients: () => AccountClients): Promise<number> {
  const { configuration, problems, warnings } = readConfiguration(file, host);
  sayWarnings(warnings, host);
  if (problems.length > 0) return refuseUnsound(problems, options, host);
  const { definitions, verifiedQuestions } = configuration.data;
  const words: CompanyWords = { definitions, verifiedQuestions };
  requireUsable(configuration, words, host);
  const places = placesOf(configuration, options);
  const published = new PublishedWords(clients(), places);
  const changes = await inAccount(async () => {
    const found = changesBetween(await published.current(), words, options.prune === true);
    if (options.yes) await write(published, words, found);
    return found;
  });
  host.out(options.json
    ? `${JSON.stringify({ file, ...places, changes, written: options.yes === true })}\n`
    : shown(changes, places, options.yes === true).map(line => `${plainLine(line)}\n`).join(''));
  return EXIT_CODES.ok.code;
}

/** @throws UsageError for what the functions would leave out */
function requireUsable(configuration: ResolvedConfiguration, words: CompanyWords, { clock }: CommandHost): void {
  const views = viewsOf(catalogueOf(configuration).manifest); // as functions have them: a laptop leaves out what the sample company has not
  const [first, ...more] = companyMeanings(words, views, new SqlGuard(views), clock().toISOString().slice(0, 10)).dropped;
  if (!first) return;
  const others = more.length === 0 ? '' : ` So are ${more.map(({ id }) => id).join(', ')}.`;
  throw new UsageError(`The ${first.kind} ${first.id} would be left out: ${first.reason}${others}`, 'Correct it in the configuration.');
}

/** @throws UsageError where the names of the deployment do not follow from the configuration */
function placesOf({ prefix, environment, names }: ResolvedConfiguration, { parameter, table }: ConfigPublishOptions): WordPlaces {
  const generation = names.generation > 1 ? `-g${names.generation}` : '';
  if (table === undefined && names.physical === 'generated') {
    throw new UsageError('CloudFormation has made the name of the table up.', 'Give the one that the stack prints as AccessTable: --table NAME');
  }
  return {
    parameter: parameter ?? `/${prefix}/${environment}/definitions${generation}`, table: table ?? `${prefix}-access-${environment}${generation}`,
  };
}

function changesBetween(there: CompanyWords, words: CompanyWords, prune: boolean): WordChange[] {
  const differing = (kind: WordChange['kind'], before: Readonly<Record<string, object>>, after: Readonly<Record<string, object>>, gone: WordChange['change']) => [
    ...Object.entries(after).filter(([id, value]) => !isDeepStrictEqual(before[id], value)).map(([id]): WordChange => ({ kind, id, change: id in before ? 'changed' : 'new' })),
    ...Object.keys(before).filter(id => !(id in after)).map((id): WordChange => ({ kind, id, change: gone })),
  ];
  return [
    ...differing('definition', there.definitions, words.definitions, 'removed'),
    ...differing('verified question', there.verifiedQuestions, words.verifiedQuestions, prune ? 'removed' : 'only there'),
  ];
}

async function write(published: PublishedWords, words: CompanyWords, changes: readonly WordChange[]): Promise<void> {
  if (changes.some(({ kind }) => kind === 'definition')) await published.define(words.definitions);
  for (const { kind, id, change } of changes) {
    const question = words.verifiedQuestions[id];
    if (kind === 'definition') continue;
    if (change === 'removed') await published.remove(id);
    else if (question) await published.verify(id, question);
  }
}

function shown(changes: readonly WordChange[], { parameter, table }: WordPlaces, written: boolean): string[] {
  const differing = changes.filter(({ change }) => change !== 'only there');
  const kept = changes.filter(({ change }) => change === 'only there').map(({ id }) => id);
  return [
    ...differing.map(({ kind, id, change }) => `${change} ${kind} ${id}`),
    ...(kept.length === 0 ? [] : [`Only in ${table}, and left there: ${kept.join(', ')}. Write them into the configuration, or remove them with --prune.`]),
    ...(differing.length === 0 ? [`${parameter} and ${table} say the same as the configuration.`]
      : [written ? `Written to ${parameter} and ${table}: functions answer by it within a minute.`
        : `Nothing was written to ${parameter} and ${table}. To write it: the same command with --yes`]),
  ];
}
