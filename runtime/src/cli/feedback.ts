import type { Feedback } from '../../../src/contract';

import { asCurator, type CuratorOptions } from './as-curator';
import { calledAs, repeated } from './called-as';
import type { CommandHost } from './command-host';
import { EXIT_CODES } from './exit-codes';
import { localSettings } from './local-settings';
import { plainLines, plainText } from './plain-text';

/** `scap feedback`: what people said of answers, newest first, with question, SQL and evidence. */
export async function feedback(options: CuratorOptions, host: CommandHost): Promise<number> {
  const settings = await localSettings(options, host);
  const { scap } = calledAs(host.environment);
  const said = await asCurator(options, settings, host, client => client.feedback());
  if (options.json) host.out(`${JSON.stringify(said, null, host.interactive.output ? 2 : undefined)}\n`);
  else host.out(said.length === 0 ? 'Nobody has said anything of an answer yet: the page has "good" and "bad" below each.\n' : said.map(each => textOf(each, `${scap} verify-question ${each.id}${repeated(options)}`)).join('\n'));
  return EXIT_CODES.ok.code;
}

function textOf({ id, verdict, reason, user, saidAt, question, answer, label, evidence }: Feedback, approve: string): string {
  const queries = evidence.flatMap(each => each.queries.map(query => ({ ...query, of: each })));
  return plainLines([
    `${id}  ${verdict}  ${saidAt.slice(0, 10)}  ${user}${label === null ? '' : `  ${label.replace('_', ' ')}`}`,
    `  asked    ${question}`,
    `  answered ${answer}`,
    ...(reason === undefined ? [] : [`  because  ${reason}`]),
    ...queries.map(({ purpose, of }) => `  evidence ${of.id} ${of.tool}${of.definition === undefined ? '' : `, definition ${of.definition}`}: ${purpose}`),
    ...queries.flatMap(({ sql }) => plainText(sql).split('\n').map(line => `    ${line}`)),
    ...(queries.length > 0 ? [`  approve  ${approve}`] : []),
  ]);
}
