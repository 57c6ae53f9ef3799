import type { ToolDefinition } from '../definition';
import { analyzeSpend } from './analyze-spend';
import { analyzeSupplierPerformance } from './analyze-supplier-performance';
import { assessSupplierRisk } from './assess-supplier-risk';
import { compareSupplierCosts } from './compare-supplier-costs';
import { expedite } from './expedite';
import { identifyCostSavings } from './identify-cost-savings';

/** Suppliers: how they deliver, what they cost, what depends on them. */
export const SUPPLIERS_DEFINITIONS: readonly ToolDefinition[] = [
  analyzeSupplierPerformance,
  compareSupplierCosts,
  assessSupplierRisk,
  analyzeSpend,
  identifyCostSavings,
  expedite,
];
