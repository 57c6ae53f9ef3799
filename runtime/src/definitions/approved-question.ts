import type { Feedback } from '../../../src/contract';
import { NotApprovableError } from './definition-errors';
import type { QuestionWords } from './stated-meanings';

/** What is written of a question that somebody approves. */
export interface ApprovedQuestion {
  readonly id: string;
  readonly words: QuestionWords;
  /** What has to be looked at before it is approved. */
  readonly notes: readonly string[];
}

/** Who approves it, on which day, and under which id where not under one of its words. */
export interface Approval {
  readonly as?: string;
  readonly by: string;
  readonly today: string;
}

/**
 * An answered question as a verified one: the SQL behind its result, with the as-of date of that day as current_date.
 *
 * @throws NotApprovableError where no SQL stands behind the answer, or the id is none
 */
export function approvedQuestion(feedback: Feedback, { as, by, today }: Approval): ApprovedQuestion {
  const query = feedback.evidence.filter(({ queries }) => queries.length > 0).at(-1)?.queries[0];
  if (!query) throw new NotApprovableError('No SQL stands behind this answer, so there is nothing to approve.', 'Approve another: the feedback shows which answers have SQL behind them.');
  const id = as ?? idOf(feedback.question);
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(id)) throw new NotApprovableError(`${JSON.stringify(id)} is no id.`, 'Give one of a to z, 0 to 9 and _, such as late_lines_by_customer.');
  const sql = query.sql.replaceAll(`DATE '${feedback.asOf}'`, 'current_date');
  const fixed = [...new Set([...sql.matchAll(/DATE '(\d{4}-\d{2}-\d{2})'/g)].map(([, day]) => day))];
  return {
    id,
    words: { question: feedback.question, sql, by, since: today },
    notes: [
      ...(feedback.verdict === 'bad' ? [`Look at this: the answer was called bad${feedback.reason === undefined ? '' : ` (${feedback.reason})`}.`] : []),
      ...(fixed.length > 0 ? [`Look at this: its days are fixed (${fixed.join(', ')}), and will be the same whenever it is asked.`] : []),
    ],
  };
}

/** `late_order_lines_by_warehouse`: the first words of the question. */
function idOf(question: string): string {
  const words = question.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim().split(' ').filter(word => !STOP.has(word));
  const id = words.slice(0, 6).join('_').replace(/^[^a-z]+/, '');
  return id === '' ? 'question' : id.slice(0, 60);
}

const STOP = new Set(['the', 'a', 'an', 'is', 'are', 'of', 'our', 'my', 'what', 'which', 'how', 'in', 'do', 'we', 'have']);
