import type { IncomingMessage } from 'node:http';

import type { AuditReader, AuditReport } from '../handlers';

import { ForeignRequestError, NoSuchPageError } from './errors';
import { holdsKey } from './token-endpoint';

/** Where `scap audit` reads: `/local/audit?of=<conversation, draft or user>`. */
export const AUDIT_PATH = '/local/audit';

/**
 * Hands a chain of the audit to the owner of the platform, and to nobody else: it names who did what in all conversations.
 *
 * @throws ForeignRequestError, NoSuchPageError
 */
export async function answerAuditRequest(
  request: IncomingMessage, { key, audit }: { readonly key: string; readonly audit: Pick<AuditReader, 'read'> },
): Promise<AuditReport> {
  if (!holdsKey(request, key)) throw new ForeignRequestError('The audit is handed to the owner\'s scap only.');
  const of = new URL(request.url ?? '/', 'http://platform').searchParams.get('of') ?? '';
  const report = await audit.read(of);
  if (!report) throw new NoSuchPageError('The audit knows no such conversation, draft or user.');
  return report;
}
