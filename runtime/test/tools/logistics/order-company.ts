import type { Cell } from '../../../../src/contract';
import { addDays, isoWeekday } from '../../../src/tools/calendar-day';
import { TODAY } from '../run-with';
import type { SmallCompany } from '../small-company';

type Row = Readonly<Record<string, Cell>>;

/** Forty lines of the past in WH01, four on each of the ten working days from Monday 26 October. */
const PAST_DAYS = Array.from({ length: 14 }, (_, day) => addDays('2026-10-26', day)).filter(day => isoWeekday(day) < 6);

/**
 * Two warehouses as of Tuesday 24 November 2026, 00:00, both working Monday to Friday, WH01 from 08:00 to 12:00 by its steps: 240 minutes a day.
 * Of its 41 lines of the past, with line 6 of SO-1, 31 went through in a day: released 08:00, allocated 09:00, picked 10:00, packed 11:00, despatched 12:00,
 * delivered 14:00. The other 10 were allocated at 09:00 and picked only two working days later, then went on as the others.
 *
 * SO-1 line 1: allocated on Monday 09:00, promised for Tuesday. 180 minutes are spent; only the 10 slow lines stayed that long.
 * SO-1 line 2: free stock, wanted and promised on Wednesday.
 * SO-1 line 3: no stock, 20 to come on a purchase confirmed for Wednesday, whose supplier is two days late; promised for Thursday.
 * SO-1 line 4: nothing in sight. Line 5: withdrawn. Line 6: delivered.
 * SO-2 line 1: late since Thursday, packed on Monday. SO-2 line 2: late since Monday, without stock: promised before SO-1 line 3, so it gets the 20 first.
 * SO-3: wanted and promised on Sunday. SO-4: far off. SO-5 in WH02, where nothing of the past is known, is late for want of stock.
 */
export const ORDER_COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01', warehouse_name: 'Hamburg', calendar_id: 'CAL' }, { warehouse_id: 'WH02', warehouse_name: 'Lyon', calendar_id: 'CAL' }],
  calendars: Array.from({ length: 120 }, (_, place) => addDays('2026-09-01', place)).map(day => ({ calendar_id: 'CAL', day, working: isoWeekday(day) < 6 })),
  products: ['P1', 'P2', 'P3', 'P4'].map(id => ({ product_id: id, product_name: `Product ${id}`, base_unit: 'piece', unit_cost: 6 })),
  customers: [{ customer_id: 'C1', priority: 2 }, { customer_id: 'C2', priority: 1 }],
  sales_orders: [
    ...['SO-1', 'SO-2', 'SO-3', 'SO-4'].map(order => ({ order_id: order, customer_id: 'C1', warehouse_id: 'WH01' })),
    { order_id: 'SO-5', customer_id: 'C2', warehouse_id: 'WH02' },
    ...PAST_DAYS.map(day => ({ order_id: `OLD-${day}`, customer_id: 'C1', warehouse_id: 'WH01' })),
  ],
  sales_order_lines: [
    ...PAST_DAYS.flatMap(day => [1, 2, 3, 4].map(number => ({
      ...line(`OLD-${day}`, number, 'P1', day, 1), quantity_allocated: 1, quantity_picked: 1, quantity_despatched: 1, quantity_delivered: 1,
    }))),
    { ...line('SO-1', 1, 'P1', '2026-11-24', 5), quantity_allocated: 5 },
    line('SO-1', 2, 'P2', '2026-11-25', 4),
    line('SO-1', 3, 'P3', '2026-11-26', 8),
    line('SO-1', 4, 'P4', '2026-11-27', 3),
    { ...line('SO-1', 5, 'P1', '2026-11-24', 2), quantity_cancelled: 2, cancel_reason: 'customer' },
    { ...line('SO-1', 6, 'P1', '2026-11-20', 1), quantity_allocated: 1, quantity_picked: 1, quantity_despatched: 1, quantity_delivered: 1 },
    { ...line('SO-2', 1, 'P1', '2026-11-19', 2), quantity_allocated: 2, quantity_picked: 2 },
    line('SO-2', 2, 'P3', '2026-11-23', 12),
    line('SO-3', 1, 'P2', '2026-11-29', 1),
    line('SO-4', 1, 'P2', '2026-12-10', 1),
    { ...line('SO-5', 1, 'P1', '2026-11-16', 10), warehouse_id: 'WH02' },
  ],
  order_events: [
    ...PAST_DAYS.flatMap((day, place) => [1, 2, 3, 4].flatMap(number => passed(`OLD-${day}`, number, day, number === 4 ? workingDaysAfter(place) : day))),
    ...steps('SO-1', 1, [['entered', '2026-11-20 09:00'], ['released', '2026-11-23 08:00'], ['allocated', '2026-11-23 09:00']]),
    ...passed('SO-1', 6, '2026-11-20', '2026-11-20'),
    ...steps('SO-2', 1, [['released', '2026-11-19 08:00'], ['allocated', '2026-11-19 09:00'], ['picked', '2026-11-23 10:00'], ['packed', '2026-11-23 11:30']]),
    ...steps('SO-2', 2, [['released', '2026-11-23 08:00']]),
  ],
  inventory_position: [
    { warehouse_id: 'WH01', product_id: 'P1', as_of_date: '2026-11-23', on_hand: 7, quarantined: 0, allocated: 7 },
    { warehouse_id: 'WH01', product_id: 'P2', as_of_date: '2026-11-23', on_hand: 12, quarantined: 2, allocated: 0 },
    { warehouse_id: 'WH01', product_id: 'P3', as_of_date: '2026-11-23', on_hand: 0, quarantined: 0, allocated: 0 },
  ],
  purchase_orders: [{ purchase_order_id: 'PO-1', supplier_id: 'S1', warehouse_id: 'WH01', order_date: '2026-11-10', status: 'open' }],
  suppliers: [{ supplier_id: 'S1', supplier_name: 'Nordwind' }],
  purchase_order_lines: [
    purchase('PO-1', 1, '2026-11-25', 'open'),
    ...[1, 2, 3, 4, 5, 6].map(number => ({ ...purchase('PO-0', number, '2026-10-05', 'closed'), quantity_received: 20 })),
  ],
  receipts: [1, 2, 3, 4, 5, 6].map(number => ({
    receipt_id: `R-${number}`, purchase_order_id: 'PO-0', line_number: number, supplier_id: 'S1', warehouse_id: 'WH01', product_id: 'P3', received_date: '2026-10-07', quantity_received: 20,
  })),
};

function line(order: string, number: number, product: string, day: string, quantity: number): Row {
  return {
    order_id: order, line_number: number, warehouse_id: 'WH01', product_id: product, order_date: addDays(day < TODAY ? day : TODAY, -3), requested_date: day, first_promised_date: day, promised_date: day,
    quantity_ordered: quantity, quantity_allocated: 0, quantity_picked: 0, quantity_despatched: 0, quantity_delivered: 0, quantity_cancelled: 0, unit_price: 10, currency: 'EUR',
  };
}

function purchase(order: string, number: number, day: string, status: string): Row {
  return {
    purchase_order_id: order, line_number: number, supplier_id: 'S1', warehouse_id: 'WH01', product_id: 'P3', order_date: addDays(day, -14), requested_date: day, first_confirmed_date: day,
    confirmed_date: day, quantity_ordered: 20, quantity_received: 0, quantity_cancelled: 0, status,
  };
}

function steps(order: string, number: number, taken: readonly (readonly [string, string])[]): Row[] {
  return taken.map(([stage, at]) => ({ order_id: order, line_number: number, warehouse_id: 'WH01', stage, happened_at: `${at.replace(' ', 'T')}:00`, quantity: 1 }));
}

function passed(order: string, number: number, day: string, picked: string): Row[] {
  return steps(order, number, [
    ['entered', `${addDays(day, -1)} 09:00`], ['released', `${day} 08:00`], ['allocated', `${day} 09:00`], ['picked', `${picked} 10:00`], ['packed', `${picked} 11:00`],
    ['despatched', `${picked} 12:00`], ['delivered', `${picked} 14:00`],
  ]);
}

function workingDaysAfter(place: number): string {
  return PAST_DAYS[place + 2] ?? addDays(PAST_DAYS[place]!, 4);
}
