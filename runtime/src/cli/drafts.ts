import type { Draft, DraftEvent, DraftStatus } from '../../../src/contract';
import type { ApiClient } from '../../web/api/client';
import { waitsForText } from '../../web/drafts/wording';

import { asSampleUser } from './as-sample-user';
import { calledAs, repeated } from './called-as';
import type { CommandHost } from './command-host';
import type { CommonOptions } from './common-options';
import { EXIT_CODES } from './exit-codes';
import { localSettings } from './local-settings';
import { plainLines, plainText } from './plain-text';
import { UsageError } from './usage-error';
import { whoAsks } from './who-asks';

export interface DraftOptions extends CommonOptions {
  readonly persona?: string;
  readonly user?: string;
}

export interface ListOptions extends DraftOptions {
  readonly status: DraftStatus | 'all';
}

export interface DecideOptions extends DraftOptions {
  readonly reason?: string;
}

const NOTHING_LEFT = 'Nothing was ordered, moved or sent: that is done by people, outside the platform.';

/** `scap drafts`: those that the user may see, newest first. */
export async function listDrafts(options: ListOptions, host: CommandHost): Promise<number> {
  const drafts = await ask(options, host, async client =>
    (await client.drafts()).filter(({ status }) => options.status === 'all' || status === options.status));
  const none = options.status === 'all' ? 'There is no draft within your scope.\n' : `No draft within your scope is ${wording(options.status)}.\n`;
  if (options.json) printJson(drafts, host);
  else host.out(drafts.length === 0 ? none : plainLines(drafts.map(({ id, status, title }) => `${id}  ${status.padEnd('approved'.length)}  ${title}`)));
  return EXIT_CODES.ok.code;
}

/** `scap drafts show`: all that the user may see of one. */
export async function showDraft(given: string, options: DraftOptions, host: CommandHost): Promise<number> {
  const draft = await ask(options, host, async client => draftNamed(given, await client.drafts()));
  if (options.json) printJson(draft, host);
  else host.out(textOf(draft, what => `${calledAs(host.environment).scap} drafts ${what} ${draft.id}${repeated(options)}`));
  return EXIT_CODES.ok.code;
}

/** `scap drafts approve`, `scap drafts reject`. */
export async function decideDraft(given: string, what: 'approve' | 'reject', options: DecideOptions, host: CommandHost): Promise<number> {
  const reason = options.reason?.trim();
  if (what === 'reject' && !reason) throw new UsageError('A rejection needs a reason.', 'Say it: --reason "…"');
  const decided = await ask(options, host, async client =>
    client.decide(draftNamed(given, await client.drafts()).id, what, reason ? { reason } : {}));
  if (options.json) printJson(decided, host);
  else host.out(plainLines([`${decided.id} is ${decided.status}: ${decided.title}.`, NOTHING_LEFT]));
  return EXIT_CODES.ok.code;
}

async function ask<T>(options: DraftOptions, host: CommandHost, work: (client: ApiClient) => Promise<T>): Promise<T> {
  return asSampleUser(whoAsks(options), options, await localSettings(options, host), host, work);
}

/** @throws UsageError */
function draftNamed(given: string, drafts: readonly Draft[]): Draft {
  const wanted = given.toUpperCase();
  const ended = wanted.length >= 4 ? drafts.filter(({ id }) => id.endsWith(wanted)) : [];
  const found = drafts.find(({ id }) => id === wanted) ?? (ended.length === 1 ? ended[0] : undefined);
  if (found) return found;
  const problem = ended.length > 1 ? `${ended.length} drafts end in ${JSON.stringify(given)}.` : `There is no draft ${JSON.stringify(given)} within your scope.`;
  throw new UsageError(problem, 'See the ids: scap drafts list --status all');
}

function textOf(draft: Draft, decision: (what: 'approve' | 'reject') => string): string {
  const { id, status, title, asOf, lines, supplier, reason, notes, history, queries, warehouses } = draft;
  return plainLines([
    `${id}  ${status}  ${title}`,
    `  as of    ${asOf}, for ${warehouses.join(' and ')}`,
    ...lines.map(line => `  line     ${line.quantity} ${line.unit} of ${line.productId}${line.productName === null ? '' : ` ${line.productName}`}`),
    ...(supplier ? [`  from     ${supplier.supplierId}${supplier.supplierName === null ? '' : ` ${supplier.supplierName}`}`] : []),
    ...(supplier?.price ? [`  price    ${supplier.price.unitPrice} ${supplier.price.currency} per ${supplier.price.priceUnit}, ${supplier.price.amount} ${supplier.price.currency} in all`] : []),
    `  because  ${reason}`,
    ...notes.map(note => `  note     ${note}`),
    ...(supplier?.message === undefined ? [] : ['  message', ...plainText(supplier.message).split('\n').map(line => `    ${line}`)]),
    ...history.map(event => `  ${event.what.padEnd('approved'.length)} ${eventText(event)}`),
    ...queries.flatMap(({ purpose, sql }) => [`  evidence ${purpose}`, ...plainText(sql).split('\n').map(line => `    ${line}`)]),
    ...nextStep(draft, decision),
  ]);
}

function nextStep({ status, mayDecide, approvers }: Draft, decision: (what: 'approve' | 'reject') => string): string[] {
  if (status !== 'draft') return [];
  return [mayDecide ? `  decide   ${decision('approve')}, or ${decision('reject')} --reason "…"` : `  ${waitsForText(approvers)}`];
}

function eventText({ at, by, persona, reason }: DraftEvent): string {
  return `${at} by ${by} (${persona.replaceAll('_', ' ')})${reason === undefined ? '' : `: ${reason}`}`;
}

function wording(status: DraftStatus): string {
  return status === 'draft' ? 'waiting for a decision' : status;
}

function printJson(value: object, host: CommandHost): void {
  host.out(`${JSON.stringify(value, null, host.interactive.output ? 2 : undefined)}\n`);
}
