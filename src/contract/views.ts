import type { CanonicalView } from './view-types';
import { INVENTORY } from './views/inventory';
import { MASTER_DATA } from './views/master-data';
import { ORDERS } from './views/orders';
import { PURCHASING } from './views/purchasing';

/** The view catalogue by name: the one source of Glue tables, prompts, guard, sample company and docs. */
export const VIEWS: Readonly<Record<string, CanonicalView>> = Object.fromEntries(
  [...MASTER_DATA, ...INVENTORY, ...ORDERS, ...PURCHASING].map(view => [view.name, view]),
);
