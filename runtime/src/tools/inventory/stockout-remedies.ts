import { predictedReceipt, remedyEffects, type ProjectedItem, type ProjectionRun, type Remedy, type StockoutRisk } from '../../stock';
import type { ExpectedReceipt } from '../receipts/expected-receipts';
import type { ReorderPlan } from './reorder-plan';
import type { Share } from './units';

/** Deliveries and warehouses that are tried for one item at most. */
const MOST_TRIED = 2;

/** Something that exists already and would keep the item from running out, if it came by the day needed. */
export interface Averting {
  readonly kind: 'expedite' | 'transfer';
  /** The purchase line, or the warehouse. */
  readonly name: string;
  /** The probability of being out before an order placed today could be there that it leaves. */
  readonly probability: Share;
}

/**
 * What would avert it: a purchase line on its way that comes by the day needed, or what another warehouse has above its own reorder point. The
 * best of them by margin saved, on the same paths; null where none helps.
 */
export function averting(
  item: ProjectedItem, risk: StockoutRisk, receipts: readonly ExpectedReceipt[], elsewhere: readonly ReorderPlan[], run: ProjectionRun,
): Averting | null {
  const { averts } = risk;
  if (averts === null) return null;
  const late = receipts.flatMap(({ id, receipt }, instead): Remedy[] => {
    const { likely } = predictedReceipt(receipt, run.firstDay, run.seed);
    return likely === null || likely <= averts.by ? [] : [{ kind: 'expedite', name: id, day: averts.by, quantity: receipt.quantity, instead }];
  });
  const spare = elsewhere.flatMap((plan): Remedy[] => {
    const quantity = Math.min(spareOf(plan), averts.quantity);
    return quantity <= 0 ? [] : [{ kind: 'transfer', name: plan.item.warehouse, day: averts.by, quantity, instead: null }];
  });
  const [best] = remedyEffects(item, run, [...late.slice(0, MOST_TRIED), ...spare.slice(0, MOST_TRIED)]);
  if (!best || best.unitsSaved <= 0 || best.remedy.kind === 'order') return null;
  return { kind: best.remedy.kind, name: best.remedy.name, probability: best.probability };
}

/** What lies there and is not needed before an order of its own could come. */
function spareOf({ item, level, position }: ReorderPlan): number {
  return Math.min(position.position - level.reorderPoint, (item.onHand ?? 0) - item.quarantined - item.allocated);
}
