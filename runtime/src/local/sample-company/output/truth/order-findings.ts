import { isoOf } from '../../days';
import { CARRIERS } from '../../plan/freight';
import { SLOW_PICKING } from '../../simulation/despatch-desk';
import type { History } from '../../simulation/history';
import { isOpen } from '../../simulation/order-desk';
import { orderId } from './ids';
import type { FindingTruth } from './truth';

/** The findings about orders and their way to customers. */
export function orderFindings({ plan: { findings, warehouses }, planted }: History): FindingTruth[] {
  const late = CARRIERS.reduce((one, other) => (other.arrivesLate > one.arrivesLate ? other : one));
  const small = planted.smallOrders.filter(isOpen);
  return [
    { finding: 18, title: 'picking takes twice as long', warehouse_id: warehouses[SLOW_PICKING.warehouse]!.id, factor: 2,
      since: isoOf(findings.anchor - SLOW_PICKING.days) },
    { finding: 19, title: 'small orders to neighbouring stops', orders: small.map(({ order }) => orderId(order)),
      customers: [...new Set(small.map(({ customer }) => customer.id))] },
    { finding: 20, title: 'leaves on time, arrives late', carrier_id: late.id, leaves_late: late.leavesLate, arrives_late: late.arrivesLate },
    { finding: 21, title: 'promised for days on which nobody works', orders: planted.daysOff.filter(isOpen).map(({ order, requested }) => (
      { order_id: orderId(order), promised_date: isoOf(requested) })) },
  ];
}
