import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';

import { AUDIT_CHAINS, AUDIT_KINDS, type AuditEntry } from '../../../src/contract';
import { AuditTrail } from '../access/audit';
import { createDynamoClient } from '../conversations';
import { PlatformError } from '../errors';
import { AuditReader, storedChainKeys, type AuditReport } from '../handlers';
import { answeringModel, type RunningInstance } from '../local';

import type { CommandHost } from './command-host';
import type { CommonOptions } from './common-options';
import { EXIT_CODES } from './exit-codes';
import { localSettings } from './local-settings';
import { openPlatform } from './open-platform';
import { plainLines } from './plain-text';
import { inAccount } from './published-words';
import { UsageError } from './usage-error';

const ANY_PORT = 0;

const form: z.ZodMiniType<AuditReport> = z.object({
  chain: z.string(), knownUntil: z.nullable(z.number()), faults: z.array(z.object({ at: z.number(), problem: z.string() })),
  entries: z.array(z.object({
    kind: z.enum(AUDIT_KINDS), who: z.object({ subject: z.string(), persona: z.nullable(z.string()) }), what: z.record(z.string(), z.json()),
    outcome: z.string(), sequence: z.number(), at: z.string(), previous: z.string(), keyId: z.string(), code: z.string(),
  })),
});

/** The platform answered something else than a chain. */
class AuditAnswerError extends PlatformError {
  readonly code = 'AUDIT_ANSWER';
  override readonly remedy = 'Stop the platform of this data folder and start it again: it may be of another version.';

  constructor(status: number) {
    super(`The platform did not hand out its audit (${status}).`);
  }
}

export interface AuditOptions extends CommonOptions {
  /** The audit table of an account; with `secret`, in place of the laptop. */
  readonly table?: string;
  /** The secret that holds the keys. */
  readonly secret?: string;
}

/** `scap audit`: prints a chain of the audit, and says whether it is whole. */
export async function audit(id: string, options: AuditOptions, host: CommandHost, inAccountOf = accountReader): Promise<number> {
  const { table, secret } = options;
  if ((table === undefined) !== (secret === undefined)) {
    throw new UsageError('An account needs its table and its secret.', 'Give both: --table scap-audit-prod --secret /scap/prod/audit');
  }
  const report = table !== undefined && secret !== undefined
    ? await inAccount(() => inAccountOf({ table, secret }, host).read(id)) : await onLaptop(id, options, host);
  if (!report) {
    const remedy = 'Give the id of a conversation, of a draft (scap drafts list --status all), or of a user.';
    throw new UsageError(`The audit knows no ${JSON.stringify(id)}.`, remedy);
  }
  if (options.json) host.out(`${JSON.stringify(report, null, host.interactive.output ? 2 : undefined)}\n`);
  else host.out(plainLines(textOf(report)));
  return report.faults.length === 0 ? EXIT_CODES.ok.code : EXIT_CODES.failed.code;
}

/** The chains of an account, under the credentials of whoever checks them. */
function accountReader({ table, secret }: { readonly table: string; readonly secret: string }, { clock }: CommandHost): AuditReader {
  const keys = storedChainKeys(new SecretsManagerClient(), secret, { clock });
  const trail = new AuditTrail({ client: createDynamoClient(), table, keys, environment: 'account', clock, log: () => { /* nothing is written */ } });
  return new AuditReader({ trail, keys, clock });
}

/** Of the platform that runs on the data folder, or of one that is opened for it. */
async function onLaptop(id: string, options: CommonOptions, host: CommandHost): Promise<AuditReport | undefined> {
  const platform = await openPlatform(
    { ...options, purpose: 'question', model: answeringModel({ kind: 'offline' }), defaultPort: ANY_PORT }, await localSettings(options, host), host,
  );
  try {
    return await reportOf(platform.instance, id);
  } finally {
    if (platform.kind === 'started') await platform.close();
  }
}

async function reportOf({ address, key }: RunningInstance, id: string): Promise<AuditReport | undefined> {
  const response = await fetch(`${address}/local/audit?of=${encodeURIComponent(id)}`, { headers: { authorization: `Bearer ${key}` } });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new AuditAnswerError(response.status);
  return form.parse(await response.json());
}

function textOf({ chain, entries, faults, knownUntil }: AuditReport): string[] {
  return [
    ...entries.map(lineOf),
    ...faults.map(({ at, problem }) => `broken: entry ${at} ${problem}`),
    faults.length > 0 ? `${named(chain)} is broken: do not rely on it.`
      : `${named(chain)} is whole: ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}, each sealed over the one before it.`,
    ...(faults.length > 0 ? [] : [endOf(entries, knownUntil)]),
  ];
}

function endOf(entries: readonly AuditEntry[], knownUntil: number | null): string {
  const last = entries.at(-1)?.sequence ?? 0;
  if (knownUntil === null) return 'Nothing beside it knows how far it went: whether entries were taken from its end cannot be seen.';
  if (knownUntil >= last) return `The conversation or a draft of it knows of entry ${knownUntil}: none is missing at the end.`;
  return `The conversation or a draft of it knows of entry ${knownUntil}: whether others were taken from behind entry ${last} cannot be seen.`;
}

function lineOf({ sequence, at, kind, outcome, who, what }: AuditEntry): string {
  const persona = who.persona === null ? '' : ` (${who.persona.replaceAll('_', ' ')})`;
  return `${String(sequence).padStart(4)}  ${at}  ${kind} ${outcome}  by ${who.subject}${persona}  ${JSON.stringify(what)}`;
}

function named(chain: string): string {
  const id = chain.slice(2);
  if (chain.startsWith(AUDIT_CHAINS.conversation)) return `The audit of the conversation ${id}`;
  return chain.startsWith(AUDIT_CHAINS.draft) ? `The audit of the draft ${id}` : `What the user ${id} read of what others said, or was refused outside of conversations`;
}
