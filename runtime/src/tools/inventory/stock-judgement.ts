import type { Calculation } from '../../calculations';
import { judgementOf, type HeldRecord, type Judgement } from './held-item';

/** Items judged before other work of the thread gets its turn. */
const ITEMS_AT_A_TIME = 10;
const ITEMS_A_REPORT = 200;

/** A judgement of an item, which stands for its place among those of the task. */
export type PlacedJudgement = Judgement & { readonly place: number };

/** Forecasts the items, and tells their stock apart by what is wrong with it. */
export const stockJudgement: Calculation<readonly HeldRecord[], readonly PlacedJudgement[]> = {
  name: 'judge_stock',
  async run(records, control) {
    const found: PlacedJudgement[] = [];
    for (const [place, record] of records.entries()) {
      if (place % ITEMS_A_REPORT === 0) control.progress(place / records.length);
      const judgement = judgementOf(record);
      if (judgement) found.push({ place, ...judgement });
      if ((place + 1) % ITEMS_AT_A_TIME === 0) await control.turn();
    }
    return found;
  },
};
