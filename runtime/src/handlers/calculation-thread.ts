import type { Calculation } from '../calculations';
import { runInThread } from '../calculations/run-in-thread';
import { forecastCalculation, outlookCalculation } from '../tools/inventory/forecast-calculations';
import { itemPlanning } from '../tools/inventory/item-planning';
import { levelSearch } from '../tools/inventory/level-search';
import { stockJudgement } from '../tools/inventory/stock-judgement';
import { stockoutSearch } from '../tools/inventory/stockout-risk';
import { transferSearch } from '../tools/inventory/transfer-search';
import { programSolving } from '../tools/linear-program';
import { routeSearch } from '../tools/logistics/route-search';
import { yearOutlooks } from '../tools/suppliers/year-outlooks';

/** What a thread beside the server may be asked for. */
const CALCULATIONS: readonly Calculation<never, unknown>[] = [
  forecastCalculation, itemPlanning, levelSearch, outlookCalculation, programSolving, routeSearch, stockJudgement, stockoutSearch, transferSearch,
  yearOutlooks,
];

await runInThread(CALCULATIONS);
