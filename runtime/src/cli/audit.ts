import * as z from 'zod/mini';

import { AUDIT_CHAINS, AUDIT_KINDS, type AuditEntry } from '../../../src/contract';
import { PlatformError } from '../errors';
import type { AuditReport } from '../handlers';
import { answeringModel, type RunningInstance } from '../local';

import type { CommandHost } from './command-host';
import type { CommonOptions } from './common-options';
import { EXIT_CODES } from './exit-codes';
import { localSettings } from './local-settings';
import { openPlatform } from './open-platform';
import { plainLines } from './plain-text';
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

/** `scap audit`: prints a chain of the audit, and says whether it is whole. */
export async function audit(id: string, options: CommonOptions, host: CommandHost): Promise<number> {
  const platform = await openPlatform(
    { ...options, purpose: 'question', model: answeringModel({ kind: 'offline' }), defaultPort: ANY_PORT }, await localSettings(options, host), host,
  );
  try {
    const report = await reportOf(platform.instance, id);
    if (options.json) host.out(`${JSON.stringify(report, null, host.interactive.output ? 2 : undefined)}\n`);
    else host.out(plainLines(textOf(report)));
    return report.faults.length === 0 ? EXIT_CODES.ok.code : EXIT_CODES.failed.code;
  } finally {
    if (platform.kind === 'started') await platform.close();
  }
}

/** @throws UsageError where there is no such chain */
async function reportOf({ address, key }: RunningInstance, id: string): Promise<AuditReport> {
  const response = await fetch(`${address}/local/audit?of=${encodeURIComponent(id)}`, { headers: { authorization: `Bearer ${key}` } });
  if (response.status === 404) {
    throw new UsageError(`The audit knows no ${JSON.stringify(id)}.`, 'Give the id of a conversation, of a draft (scap drafts list --status all), or of a user.');
  }
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
  return chain.startsWith(AUDIT_CHAINS.draft) ? `The audit of the draft ${id}` : `What the user ${id} was refused outside of conversations`;
}
