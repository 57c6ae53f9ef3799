import { MeaningNotOfferedError, meaningsFor } from '../../definitions';
import type { ToolContext, ToolResult } from '../definition';
import { sqlAnswer } from './sql-answer';

/** The result of a question whose SQL has been approved: the same SQL each time, within the caller's own rows. */
export async function verifiedAnswer(id: string, purpose: string, context: ToolContext): Promise<ToolResult> {
  const offered = meaningsFor(await context.meanings(), context.views, context.permit).verifiedQuestions;
  const verified = offered.find(each => each.id === id);
  if (!verified) throw new MeaningNotOfferedError('verified question', id, offered.map(each => each.id));
  const approved = [verified.approvedBy, verified.approvedOn].filter(each => each !== undefined).join(', ');
  const told = {
    method: { name: `approved question: ${verified.question}`, ...(approved === '' ? {} : { source: `approved by ${approved}` }) },
    inputs: { verified_question: id },
  };
  return { ...await sqlAnswer(verified.sql, purpose, told, context, { absentColumns: true }), label: 'verified' };
}
