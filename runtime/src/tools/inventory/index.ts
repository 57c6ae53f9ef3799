import type { ToolDefinition } from '../definition';
import { availableToPromise } from './available-to-promise';
import { calculateReorderPoints } from './calculate-reorder-points';
import { draftPurchaseOrder } from './draft-purchase-order';
import { draftTransfer } from './draft-transfer';
import { explainStockout } from './explain-stockout';
import { forecastDemand } from './forecast-demand';
import { identifyStockoutRisks } from './identify-stockout-risks';
import { inventoryHealth } from './inventory-health';
import { optimizeStockLevels } from './optimize-stock-levels';
import { rebalanceStock } from './rebalance-stock';

/** Stock: what runs out, what to order, what is too much. */
export const INVENTORY_DEFINITIONS: readonly ToolDefinition[] = [
  identifyStockoutRisks,
  forecastDemand,
  calculateReorderPoints,
  inventoryHealth,
  optimizeStockLevels,
  rebalanceStock,
  availableToPromise,
  draftPurchaseOrder,
  draftTransfer,
  explainStockout,
];
