/**
 * The columns that say when something has happened, by view: the newest of their days is the newest day in the data. Days that are planned,
 * promised or wanted may lie ahead of it, and views of the company's own are not looked at.
 */
export const RECORDED_DAYS: Readonly<Record<string, readonly string[]>> = {
  inventory_position: ['as_of_date'],
  inventory_daily: ['stock_date'],
  stock_movements: ['moved_at'],
  demand_daily: ['demand_date'],
  sales_orders: ['order_date'],
  sales_order_lines: ['order_date', 'last_despatched_date', 'last_delivered_date'],
  order_events: ['happened_at'],
  shipments: ['despatched_date', 'delivered_date'],
  returns: ['returned_date'],
  purchase_orders: ['order_date'],
  purchase_order_lines: ['order_date'],
  receipts: ['received_date'],
};

/** Views that have a row for every day, or for the day of the data: a missing day is a gap. */
const DAILY: ReadonlySet<string> = new Set(['inventory_position', 'inventory_daily', 'demand_daily']);

/** How many days a view may stay behind the newest: elsewhere nothing may have happened. */
const GRACE = { daily: 1, event: 7 } as const;
const MS_PER_DAY = 86_400_000;

/**
 * What is to be said of views whose data end before those of the others.
 *
 * @param newest  the newest day of each view, `2026-11-23`; null where it holds none
 */
export function staleViews(newest: ReadonlyMap<string, string | null>): ReadonlyMap<string, string> {
  const days = [...newest].flatMap(([view, day]) => (day === null ? [] : [{ view, day }]));
  const latest = days.map(({ day }) => day).sort().at(-1);
  if (latest === undefined) return new Map();
  const behind = (day: string): number => Math.round((Date.parse(latest) - Date.parse(day)) / MS_PER_DAY);
  return new Map(days
    .filter(({ view, day }) => behind(day) > (DAILY.has(view) ? GRACE.daily : GRACE.event))
    .map(({ view, day }) => [view, `The data of ${view} end on ${day}, ${behind(day)} days before the newest (${latest}).`]));
}
