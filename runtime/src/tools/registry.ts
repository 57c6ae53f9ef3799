import type { ToolFamily } from '../../../src/contract';
import type { ToolDefinition } from './definition';
import { calculateReorderPoints } from './inventory/calculate-reorder-points';
import { forecastDemand } from './inventory/forecast-demand';
import { identifyStockoutRisks } from './inventory/identify-stockout-risks';
import { inventoryHealth } from './inventory/inventory-health';
import { calculateWarehouseCapacity } from './logistics/calculate-warehouse-capacity';
import { carrierPerformance } from './logistics/carrier-performance';
import { checkOrderFulfillmentStatus } from './logistics/check-order-fulfillment-status';
import { identifyDelayedOrders } from './logistics/identify-delayed-orders';
import { traceImpact } from './logistics/trace-impact';
import { describeData } from './sql/describe-data';
import { findEntities } from './sql/find-entities';
import { queryData } from './sql/query-data';
import { analyzeSpend } from './suppliers/analyze-spend';
import { analyzeSupplierPerformance } from './suppliers/analyze-supplier-performance';
import { assessSupplierRisk } from './suppliers/assess-supplier-risk';
import { compareSupplierCosts } from './suppliers/compare-supplier-costs';
import { identifyCostSavings } from './suppliers/identify-cost-savings';

/** Every tool that ships, one for each of the contract's. */
export const TOOL_DEFINITIONS: readonly ToolDefinition[] = [
  identifyStockoutRisks,
  forecastDemand,
  calculateReorderPoints,
  inventoryHealth,
  analyzeSupplierPerformance,
  compareSupplierCosts,
  assessSupplierRisk,
  analyzeSpend,
  identifyCostSavings,
  checkOrderFulfillmentStatus,
  identifyDelayedOrders,
  calculateWarehouseCapacity,
  carrierPerformance,
  traceImpact,
  findEntities,
  describeData,
  queryData,
];

/** The tools that one tool function runs. */
export function toolsOfFamily(family: ToolFamily): readonly ToolDefinition[] {
  return TOOL_DEFINITIONS.filter(definition => definition.contract.family === family);
}
