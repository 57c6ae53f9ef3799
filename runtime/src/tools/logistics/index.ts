import type { ToolDefinition } from '../definition';
import { calculateWarehouseCapacity } from './calculate-warehouse-capacity';
import { carrierPerformance } from './carrier-performance';
import { checkOrderFulfillmentStatus } from './check-order-fulfillment-status';
import { identifyDelayedOrders } from './identify-delayed-orders';
import { optimizeDeliveryRoutes } from './optimize-delivery-routes';
import { traceImpact } from './trace-impact';

/** Orders, deliveries and space of warehouses. */
export const LOGISTICS_DEFINITIONS: readonly ToolDefinition[] = [
  checkOrderFulfillmentStatus,
  identifyDelayedOrders,
  calculateWarehouseCapacity,
  carrierPerformance,
  optimizeDeliveryRoutes,
  traceImpact,
];
