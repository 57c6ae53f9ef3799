import type { Block, Evidence } from '../../../src/contract';
import { curveShape } from './curve-shape';
import type { Turn } from './turn';

/**
 * The result that stands below the sentence: the one that its figures speak of most, else the first of the newest call, a list before a
 * single row, and a map only where there is nothing else. What was looked up on the way is no answer: where there is any other result it is not
 * chosen, even if the other holds no row, and a turn that asks back or declines has none.
 */
export function mainBlock(turn: Pick<Turn, 'blocks' | 'figures'> & { readonly outcome?: Turn['outcome'] | 'running' }): Block | undefined {
  if (turn.outcome === 'clarification' || turn.outcome === 'out_of_scope') return undefined;
  const answering = turn.blocks.filter(({ lookUp }) => !lookUp);
  const blocks = answering.length > 0 ? answering : turn.blocks;
  const mentions = (block: Block): number => turn.figures.filter(figure => figure.block === block.id).length;
  const mentioned = blocks.filter(block => mentions(block) > 0);
  if (mentioned.length > 0) return mentioned.reduce((best, block) => (mentions(best) > mentions(block) ? best : block));
  const newest = blocks.filter(({ toolCallId }) => toolCallId === blocks.at(-1)?.toolCallId);
  const tables = newest.filter(({ kind }) => kind !== 'map');
  return tables.find(({ total }) => total > 1) ?? tables[0] ?? newest[0];
}

/** The evidence of the result below the sentence, and that of the steps before it, such as looking up what a name means. */
export function evidenceOf(turn: Pick<Turn, 'blocks' | 'figures' | 'evidence' | 'outcome'>): { readonly main: readonly Evidence[]; readonly before: readonly Evidence[] } {
  const call = mainBlock(turn)?.toolCallId;
  const main = turn.evidence.filter(each => each.toolCallId === call);
  return main.length === 0 ? { main: turn.evidence, before: [] } : { main, before: turn.evidence.filter(each => each.toolCallId !== call) };
}

/** The map that belongs to the result below the sentence: of the same call, or that result itself. */
export function mapOf(turn: Pick<Turn, 'blocks'>, main: Block | undefined): Block | undefined {
  return main && turn.blocks.find(({ kind, toolCallId }) => kind === 'map' && toolCallId === main.toolCallId);
}

/** The curve that belongs to the result below the sentence: of the same call, or that result itself. */
export function curveOf(turn: Pick<Turn, 'blocks'>, main: Block | undefined): Block | undefined {
  return main && turn.blocks.find(block => block.toolCallId === main.toolCallId && curveShape(block) !== undefined);
}

/** The most rows that are shown before somebody asks for more. */
const AT_FIRST = 10;

/** How many rows of a block are shown at first. */
export function rowsAtFirst(block: Block): number {
  return Math.min(AT_FIRST, block.shown > 0 ? block.shown : AT_FIRST, block.rows.length);
}

/** What a table shows of its result: `10 of 134, worst first`. */
export function shownText(block: Block, shown: number): string {
  const count = shown < block.total ? `${shown} of ${block.total}` : block.total === 1 ? '1 row' : `${block.total} rows`;
  return block.order === undefined ? count : `${count}, ${block.order}`;
}
