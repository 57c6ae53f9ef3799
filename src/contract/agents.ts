/** An agent: whom it serves and what for. Its tools and views are those of its persona. */
export interface AgentContract {
  readonly id: string;
  /** The id of a persona. */
  readonly persona: string;
  /** What it answers, in words that people use when they ask: the router reads it. */
  readonly purpose: string;
}

/** The agents that ship. */
export const AGENTS: readonly AgentContract[] = [
  { id: 'inventory', persona: 'warehouse_manager', purpose: 'Stock positions, stock-out risk, demand, replenishment and overstock of warehouses.' },
  { id: 'logistics', persona: 'field_engineer', purpose: 'Customer orders due, picking and despatch status, late and at-risk deliveries.' },
  { id: 'procurement', persona: 'procurement_specialist', purpose: 'Suppliers, prices, purchase orders, receipts and spend.' },
];
