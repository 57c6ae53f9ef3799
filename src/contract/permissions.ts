import { INVENTORY_TOOLS, LOGISTICS_TOOLS, namesOf, OVERVIEW_TOOLS, SQL_TOOLS, SUPPLIER_TOOLS, type ToolName } from './tools';

/** What a persona may do: the views and columns it may query, and the tools it may use. Nothing else is allowed. */
export interface PersonaGrant {
  /** The group in the user pool, and the name in tokens. */
  readonly id: string;
  readonly title: string;
  readonly views: readonly string[];
  /** Names of the tools. */
  readonly tools: readonly string[];
  /** Personal columns that it may read as they are, `view.column`. Other personal columns of its views appear masked, and can only be selected. */
  readonly personalColumns?: readonly string[];
  /** Whether it may read what people said of answers, approve questions and change definitions. */
  readonly curate?: boolean;
  /** Whether it may approve and reject drafts. */
  readonly approve?: boolean;
}

const EVERYBODY: readonly ToolName[] = [...namesOf(SQL_TOOLS), ...namesOf(OVERVIEW_TOOLS)];

/** The grants that ship. A view or tool that is not named here is nobody's. */
export const PERSONAS = {
  warehouse_manager: {
    id: 'warehouse_manager',
    title: 'warehouse manager',
    views: [
      'warehouses', 'products', 'item_policies', 'inventory_position', 'inventory_daily', 'stock_movements', 'demand_daily',
      'sales_orders', 'sales_order_lines', 'order_events', 'calendars', 'units',
    ],
    tools: [...EVERYBODY, ...namesOf(INVENTORY_TOOLS)],
  },
  field_engineer: {
    id: 'field_engineer',
    title: 'field engineer',
    views: [
      'warehouses', 'products', 'inventory_position', 'inventory_daily', 'stock_movements', 'demand_daily',
      'sales_orders', 'sales_order_lines', 'order_events', 'calendars', 'units', 'shipments', 'shipment_lines', 'returns',
    ],
    tools: [...EVERYBODY, ...namesOf(LOGISTICS_TOOLS)],
  },
  procurement_specialist: {
    id: 'procurement_specialist',
    title: 'procurement specialist',
    views: [
      'products', 'item_policies', 'suppliers', 'supplier_prices', 'purchase_orders', 'purchase_order_lines', 'receipts',
      'exchange_rates', 'units', 'calendars',
    ],
    tools: [...EVERYBODY, ...namesOf(SUPPLIER_TOOLS), 'calculate_reorder_points', 'forecast_demand', 'draft_purchase_order'],
  },
} as const satisfies Record<string, PersonaGrant>;

export type PersonaId = keyof typeof PERSONAS;
