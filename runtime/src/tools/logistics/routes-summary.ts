import { dayInWords } from '../calendar-day';
import { capital, counted, inDigits, noneOf } from '../counted';
import { groupedBy } from '../grouped';
import { cents, tenths } from '../rounding';
import { leftOutOf } from './routes-blocks';
import { costByCarriers, unitOf, type RoutesCase } from './routes-case';
import { deviates } from './routes-evidence';
import { added } from './routes-figures';
import { reasonOf } from './routes-reasons';

/** What is found, in a few sentences. */
export function summaryOf(found: RoutesCase): string {
  return `${planText(found)}${dayOffText(found)}`;
}

function planText(found: RoutesCase): string {
  const { choice, date, data, plans, context, orders } = found;
  const unit = unitOf(data);
  const day = dayInWords(date, context.asOf);
  const missing = data.leftOut.reduce((sum, { count }) => sum + count, 0);
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so no routes were planned.`;
  const total = added(plans.map(({ figures }) => figures));
  if (total.orders + total.ordersLeftOut === 0) {
    if (missing > 0) return `${capital(noneOf(missing, 'order'))} ${choice.where} could be planned for ${day}: ${data.leftOut.map(({ reason }) => reason).join('; ')}.`;
    if (data.past) return `No shipment left ${choice.where} on ${day}, so there is nothing to plan anew.`;
    return orders ? `Nothing of the orders named is to be delivered ${choice.where}.` : `No order ${choice.where} is promised for ${day}: there are no routes to plan.${nextText(found)}`;
  }
  const where = choice.ids.length === 1 ? `from ${choice.ids[0]}` : choice.where;
  const gases = total.co2e === null ? '' : `, ${inDigits(tenths(total.co2e))} kg CO2e`;
  const head = total.routes === 0
    ? `${capital(noneOf(total.ordersLeftOut, 'order'))} ${where} on ${day} can be brought.`
    : `${counted(total.routes, 'route')} ${where} on ${day} ${total.routes === 1 ? 'brings' : 'bring'} ${counted(total.orders, 'order')} to ${counted(total.stops, 'stop')}: `
      + `${inDigits(tenths(total.km))} km, ${inDigits(cents(total.cost))} ${unit}${gases}.`;
  return [head, leftOutText(found), mergingText(found), drivenText(found, total.cost), savingsText(found, total.cost), carriersText(found, total.cost)].filter(text => text !== '').join(' ');
}

/** Warehouses that do not work on the day, with the day on which they do. */
function dayOffText({ data: { days }, date, context: { asOf } }: RoutesCase): string {
  const off = days.flatMap(({ warehouse, nextWorkingDay }) => nextWorkingDay === null ? [] : [{ warehouse, nextWorkingDay }]);
  return [...groupedBy(off, each => each.nextWorkingDay)].map(([next, those]) =>
    ` ${those.map(({ warehouse }) => warehouse).join(', ')} ${those.length === 1 ? 'does' : 'do'} not work on ${dayInWords(date, asOf)}; the next working day is ${dayInWords(next, asOf)}.`).join('');
}

function carriersText(found: RoutesCase, cost: number): string {
  const asked = costByCarriers(found);
  if (asked === null) return '';
  const difference = asked - cost;
  const than = difference >= 0 ? `${inDigits(cents(difference))} ${unitOf(found.data)} more` : `${inDigits(cents(-difference))} ${unitOf(found.data)} less`;
  return `Given to the cheapest carriers, the same routes cost ${than} by their tariffs.`;
}

function nextText({ nextDay, date, context }: RoutesCase): string {
  return nextDay === null || nextDay === date ? '' : ` The next is promised for ${dayInWords(nextDay, context.asOf)}.`;
}

function leftOutText({ plans, data }: RoutesCase): string {
  const leftOut = leftOutOf(plans);
  const [first] = leftOut;
  const orders = leftOut.reduce((sum, { stop }) => sum + stop.deliveries.length, 0);
  const missing = data.leftOut.map(({ reason, count }) => ` ${inDigits(count)} not planned: ${reason}.`).join('');
  const kept = first ? `${counted(orders, 'order')} ${orders === 1 ? 'is left out' : 'are left out, the most important'} for ${reasonOf(first.left)}.` : '';
  return `${kept}${missing}`.trim();
}

/** Merging serves as many orders or it is not compared: a plan that leaves more out is cheaper for nothing. */
function mergingText({ plans, data, daysAhead }: RoutesCase): string {
  const all = plans.flatMap(plan => plan.merging ?? []);
  if (all.length === 0) return '';
  const [separate, merged] = [added(all.map(each => each.separate)), added(all.map(each => each.merged))];
  const pulled = all.reduce((sum, each) => sum + each.pulledForward, 0);
  const forward = daysAhead === 0 || pulled === 0 ? '' : ` and pulling ${counted(pulled, 'order')} forward`;
  const what = `Merging alone (${counted(separate.stops, 'stop')} into ${inDigits(merged.stops)}${forward})`;
  if (merged.ordersLeftOut < separate.ordersLeftOut) return `${what} brings ${counted(separate.ordersLeftOut - merged.ordersLeftOut, 'more order')}.`;
  if (merged.ordersLeftOut > separate.ordersLeftOut) return `${what} leaves ${counted(merged.ordersLeftOut - separate.ordersLeftOut, 'more order')} out: it does not pay.`;
  const saved = separate.cost - merged.cost;
  if (saved <= 0) return `${what} saves nothing.`;
  return `${what} saves ${inDigits(cents(saved))} ${unitOf(data)} and ${inDigits(tenths((separate.minutes - merged.minutes) / 60))} hours.`;
}

function drivenText({ plans, data }: RoutesCase, cost: number): string {
  const driven = plans.flatMap(plan => plan.driven ?? []);
  if (driven.length === 0) return '';
  const was = added(driven);
  const outside = driven.reduce((sum, each) => sum + each.outsideRules, 0);
  const broke = outside > 0 ? ` (${inDigits(outside)} of ${inDigits(was.routes)} outside windows, loads or shifts)` : '';
  const sequence = plans.some(plan => deviates(plan)) ? ' by the stop numbers on record, which may not be the way that was driven' : '';
  const as = `As driven${sequence}, in ${counted(was.routes, 'route')}${broke}`;
  const left = plans.reduce((sum, { figures }) => sum + figures.ordersLeftOut, 0);
  if (left > 0) return `${as}, all ${counted(was.orders, 'order')} were brought, so the costs do not compare.`;
  const difference = was.cost - cost;
  const than = difference >= 0 ? `${inDigits(cents(difference))} ${unitOf(data)} more` : `${inDigits(cents(-difference))} ${unitOf(data)} less`;
  return `${as}, it costs ${than} by the same prices.`;
}

function savingsText({ plans, data }: RoutesCase, cost: number): string {
  const alone = plans.reduce((sum, { savings }) => sum + savings.cost, 0);
  const sameService = plans.every(({ savings, leftOut }) => savings.leftOut === leftOut.length);
  return sameService && alone - cost >= 0.005 ? `The search saves ${inDigits(cents(alone - cost))} ${unitOf(data)} against savings alone.` : '';
}
