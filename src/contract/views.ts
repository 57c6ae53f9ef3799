import type { CanonicalView } from './view-types';
import { CUSTOMERS } from './views/customers';
import { INVENTORY } from './views/inventory';
import { LOGISTICS } from './views/logistics';
import { MASTER_DATA } from './views/master-data';
import { ORDERS } from './views/orders';
import { PLANNING } from './views/planning';
import { PURCHASING } from './views/purchasing';

/** The view catalogue by name: the one source of Glue tables, prompts, guard, sample company and docs. */
export const VIEWS: Readonly<Record<string, CanonicalView>> = Object.fromEntries(
  [...MASTER_DATA, ...INVENTORY, ...ORDERS, ...LOGISTICS, ...PURCHASING, ...CUSTOMERS, ...PLANNING].map(view => [view.name, view]),
);
