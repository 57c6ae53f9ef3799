import type { Day } from '../days';
import type { Customer, Supplier, Warehouse } from '../model';
import { rounded } from '../money';
import { RandomStream } from '../random';
import { plantedSuppliers } from './planted-suppliers';
import { PRODUCT_GROUPS } from './product-groups';

const FIRST_NAMES = [
  'Alder', 'Birch', 'Cedar', 'Delta', 'Elm', 'Falk', 'Granit', 'Helios', 'Indigo', 'Juno', 'Kestrel', 'Linden', 'Meridian', 'Nordwind', 'Orion',
  'Pelican', 'Quarz', 'Rowan', 'Sirius', 'Tern',
] as const;
const TRADES = ['Components', 'Industrial Supply'] as const;

const TOWNS = ['North', 'South', 'East', 'West', 'Old', 'New', 'Upper', 'Lower', 'Great', 'Little'] as const;
const BUSINESSES = ['Machine Works', 'Service Station', 'Mill', 'Shipyard', 'Dairy', 'Foundry', 'Bakery', 'Quarry', 'Print Shop', 'Garage'] as const;
const STREETS = ['Harbour Road', 'Mill Lane', 'Station Street', 'Factory Road', 'Market Street', 'Canal Street', 'Workshop Lane'] as const;

const HOMES = [
  { country: 'DE', currency: 'EUR', lead: [6, 14] }, { country: 'NL', currency: 'EUR', lead: [4, 10] }, { country: 'IT', currency: 'EUR', lead: [8, 18] },
  { country: 'FR', currency: 'EUR', lead: [6, 16] }, { country: 'PL', currency: 'PLN', lead: [8, 18] }, { country: 'GB', currency: 'GBP', lead: [10, 20] },
  { country: 'US', currency: 'USD', lead: [22, 38] }, { country: 'CN', currency: 'CNY', lead: [32, 48] },
] as const;

/** Suppliers that only the planted findings buy from. */
const RESERVED = { first: 32, last: 36 };

/** 40 suppliers, each with a group of its own and mostly one or two more. */
export function planSuppliers(seed: number, anchor: Day): Supplier[] {
  const draw = new RandomStream(seed, 'supplier');
  const planted = plantedSuppliers(anchor);
  return Array.from({ length: 40 }, (_, index) => {
    draw.at(index);
    // The last two homes are far: few suppliers sit there.
    const home = draw.chance(0.82) ? HOMES[draw.whole(0, 5)]! : HOMES[draw.whole(6, 7)]!;
    const others = Array.from({ length: draw.whole(0, 2) }, () => draw.whole(0, PRODUCT_GROUPS.length - 1));
    return {
      index,
      id: `S${String(index + 1).padStart(2, '0')}`,
      name: `${FIRST_NAMES[index % FIRST_NAMES.length]} ${TRADES[Math.floor(index / FIRST_NAMES.length)]}`,
      country: home.country,
      currency: home.currency,
      groups: index >= RESERVED.first && index <= RESERVED.last ? [] : [...new Set([index % PRODUCT_GROUPS.length, ...others])],
      paymentDays: draw.pick([14, 30, 30, 45, 60]),
      incoterm: draw.pick(['DAP', 'DDP', 'FCA', 'CIP']),
      approved: index !== 39,
      leadDays: draw.whole(home.lead[0], home.lead[1]),
      onTime: draw.between(0.8, 0.99),
      lateDays: draw.between(2.5, 9),
      early: draw.between(0, 0.02),
      split: draw.between(0.02, 0.14),
      short: draw.between(0, 0.02),
      rejects: draw.between(0.004, 0.06),
      ...planted[index],
    };
  });
}

/** 250 times `scale` customers in the areas of the warehouses, some far larger than others. */
export function planCustomers(seed: number, warehouses: readonly Warehouse[], scale: number): Customer[] {
  const draw = new RandomStream(seed, 'customer');
  const count = 250 * scale;
  const ranges = warehouses.map(warehouse => warehouse.range);
  const total = ranges.reduce((sum, range) => sum + range, 0);
  return Array.from({ length: count }, (_, index) => {
    draw.at(index);
    let place = (index + 0.5) / count * total;
    const warehouse = warehouses.find(({ range }) => (place -= range) < 0)!;
    const id = `C${String(index + 1).padStart(3, '0')}`;
    const area = draw.pick(warehouse.areas);
    const [discount, weight] = [rounded(draw.between(0, 0.18), 2), draw.exponential(1) + 0.1];
    return {
      index, id, area, discount, weight,
      warehouse: warehouse.index,
      name: `${draw.pick(TOWNS)} ${area.name} ${draw.pick(BUSINESSES)} ${index + 1}`,
      email: `orders@${id.toLowerCase()}.example`,
      phone: `+31 20 555 ${String(index).padStart(4, '0')}`,
      street: `${draw.pick(STREETS)} ${draw.whole(1, 180)}`,
      // Some 15 km around the middle of the area.
      latitude: rounded(area.latitude + 0.12 * draw.normal(), 4),
      longitude: rounded(area.longitude + 0.17 * draw.normal(), 4),
      windowOpen: draw.pick(['07:00', '08:00', '08:00', '09:00']),
      windowClose: draw.pick(['12:00', '16:00', '16:30', '17:00']),
      unloadMinutes: draw.whole(5, 30),
      priority: weight > 2.2 ? 1 : weight > 0.9 ? 2 : 3,
    };
  });
}
