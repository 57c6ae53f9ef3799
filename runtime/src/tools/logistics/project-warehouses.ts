import type { ProjectedWarehouse } from './capacity-answer';
import type { CapacityData } from './capacity-data';
import { projectSpace, spaceOutlook } from './space-projection';
import type { Days } from './units';

/** The space of each of these warehouses that holds stock, day by day. */
export function projectWarehouses(ids: readonly string[], data: Pick<CapacityData, 'items' | 'firstDay' | 'usable'>, horizon: Days): ProjectedWarehouse[] {
  return ids.filter(id => data.items.some(item => item.warehouse === id)).map(id => {
    const items = data.items.filter(item => item.warehouse === id);
    const days = projectSpace(items, data.firstDay, horizon);
    const usable = data.usable.get(id) ?? null;
    return { id, usable, items, days, outlook: spaceOutlook(days, usable) };
  });
}
