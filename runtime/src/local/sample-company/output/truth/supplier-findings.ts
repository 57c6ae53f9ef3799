import { isoOf, yearOf } from '../../days';
import type { Item, Offer, PurchaseLine, Supplier } from '../../model';
import { rateOf, rounded } from '../../money';
import { monthlyDemand } from '../../plan/monthly-demand';
import type { History } from '../../simulation/history';
import { offerPrice } from '../../simulation/offer-price';
import { ENDING_LIST_DAYS } from '../master-data';
import { purchaseOrderId } from './ids';
import type { FindingTruth } from './truth';

const YEAR = 365;

/** The findings about suppliers, prices and spend. */
export function supplierFindings(history: History): FindingTruth[] {
  const { plan: { findings: { suppliers, items, singleSource }, offers }, end } = history;
  const { drifting, erratic, reconfirming, splitting, broken, perfect, ending } = suppliers;
  return [
    { finding: 1, title: 'lead time drifts', supplier_id: drifting.id, lead_days_before: drifting.leadDays, lead_days_after: drifting.drift!.to,
      from: isoOf(drifting.drift!.from), days: drifting.drift!.days },
    { finding: 2, title: 'good mean lead time, terrible spread', supplier_id: erratic.id, mean_lead_days: erratic.leadDays, lead_sd: erratic.spread },
    { finding: 3, title: 'on time only against re-confirmed dates', supplier_id: reconfirming.id, on_time_first_date: reconfirming.onTime, on_time_last_date: 1 },
    { finding: 4, title: 'in full only in two parts', supplier_id: splitting.id, share_in_two_parts: splitting.split },
    { finding: 5, title: 'quality breaks', supplier_id: broken.id, ppm_before: broken.quality!.before, ppm_after: broken.quality!.after,
      from: isoOf(broken.quality!.from) },
    { finding: 6, title: 'four perfect receipts', supplier_id: perfect.id, receipts: 4, product_id: items.perfect.product.id },
    minimumOrder(history),
    carton(history),
    dollar(history),
    { finding: 9, title: 'price list ends', supplier_id: ending.id, valid_to: isoOf(end + 1 + ENDING_LIST_DAYS) },
    { finding: 10, title: 'good sellers with one source', products: singleSource.map(product => ({
      product_id: product.id, supplier_id: offers.find(offer => offer.product === product)!.supplier.id,
    })) },
    spend(history),
    overdue(history),
    { finding: 24, title: 'bought in cartons', warehouse_id: items.cartons.warehouse.id, product_id: items.cartons.product.id,
      order_multiple: items.cartons.policy.orderMultiple },
  ];
}

function minimumOrder(history: History): FindingTruth {
  const { plan: { items, findings } } = history;
  const { product, supplier } = findings.items.minimum;
  const offer = offerOf(history, findings.items.minimum, findings.suppliers.minimum);
  const monthly = items.filter(item => item.product === product).reduce((sum, item) => sum + monthlyDemand(item), 0);
  return {
    finding: 7, title: 'cheaper, with a minimum order of 14 months', product_id: product.id, supplier_id: offer.supplier.id, usual_supplier_id: supplier.id,
    price_against_usual: rounded(offer.price / offerOf(history, findings.items.minimum, supplier).price, 4), min_order: offer.minOrder,
    months_of_demand: rounded(offer.minOrder! / monthly, 2), saving: 0,
  };
}

function carton(history: History): FindingTruth {
  const { carton: item } = history.plan.findings.items;
  const [other, usual] = [offerOf(history, item, history.plan.findings.suppliers.carton), offerOf(history, item, item.supplier)];
  const [piece, usualPiece] = [priceNow(history, other), priceNow(history, usual)];
  return {
    finding: 8, title: 'cheaper per carton, dearer per piece', product_id: item.product.id, supplier_id: other.supplier.id, usual_supplier_id: item.supplier.id,
    carton_price: rounded(piece * other.unitFactor, 4), usual_carton_price: rounded(usualPiece * usual.unitFactor, 4), piece_price: piece,
    usual_piece_price: usualPiece, saving: 0,
  };
}

function dollar(history: History): FindingTruth {
  const { dollar: item } = history.plan.findings.items;
  const [other, usual] = [offerOf(history, item, history.plan.findings.suppliers.dollar), offerOf(history, item, item.supplier)];
  const rate = rateOf('USD', history.end);
  return {
    finding: 8, title: 'cheaper in dollars only before the rate', product_id: item.product.id, supplier_id: other.supplier.id,
    usual_supplier_id: item.supplier.id, price_usd: priceNow(history, other), rate, price_eur: rounded(priceNow(history, other) * rate, 4),
    usual_price_eur: priceNow(history, usual), saving: 0,
  };
}

/** Spend of 12 months against the 12 before, taken apart: volume at the old mix and prices, mix at the old prices, prices. */
function spend({ planted, end, plan }: History): FindingTruth {
  const within = (from: number, to: number) => planted.standing.filter(line => line.orderDay >= from && line.orderDay < to);
  const [before, after] = [within(end + 1 - 2 * YEAR, end + 1 - YEAR), within(end + 1 - YEAR, end + 1)];
  const units = (lines: readonly PurchaseLine[], item?: Item) =>
    lines.reduce((sum, line) => sum + (item === undefined || line.item === item ? line.ordered : 0), 0);
  const paid = (lines: readonly PurchaseLine[], item?: Item) =>
    lines.reduce((sum, line) => sum + (item === undefined || line.item === item ? line.ordered * line.unitPriceBase : 0), 0);
  const spentBefore = paid(before);
  const volume = units(after) / units(before);
  const atOldPrices = plan.findings.standing.reduce((sum, { item }) => sum + units(after, item) * paid(before, item) / units(before, item), 0);
  return {
    finding: 11, title: 'spend up by volume, price and mix', supplier_id: plan.findings.suppliers.standing.id, spend_before: rounded(spentBefore, 2),
    spend_after: rounded(paid(after), 2), total: rounded(paid(after) / spentBefore - 1, 4), volume: rounded(volume - 1, 4),
    mix: rounded(atOldPrices / spentBefore - volume, 4), price: rounded((paid(after) - atOldPrices) / spentBefore, 4),
  };
}

function overdue({ planted, end }: History): FindingTruth {
  const { order, line, item, supplier, firstConfirmed, ordered } = planted.overdue!;
  return {
    finding: 15, title: 'purchase order long overdue', purchase_order_id: purchaseOrderId(order), line_number: line, supplier_id: supplier.id,
    warehouse_id: item.warehouse.id, product_id: item.product.id, quantity: ordered, days_overdue: end + 1 - firstConfirmed,
  };
}

function offerOf({ plan }: History, { product }: Item, supplier: Supplier): Offer {
  return plan.offers.find(offer => offer.product === product && offer.supplier === supplier)!;
}

/** Of one base unit, in the offer's currency. */
function priceNow({ plan, end }: History, offer: Offer): number {
  return offerPrice(offer, yearOf(end + 1), yearOf(plan.start), 1);
}
