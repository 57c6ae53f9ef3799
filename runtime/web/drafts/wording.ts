import type { Draft, DraftEvent, DraftSupplier, Problem, SampleUser } from '../../../src/contract';
import { dayText, quantityText } from '../format';

/** What is said wherever somebody decides: a decision orders nothing. */
export const NOTHING_LEAVES = 'Nothing is ordered, moved or sent: people do that, outside the platform.';

/** How a draft stands, for who reads it. */
export function stateText({ status, mayDecide, approvers }: Pick<Draft, 'status' | 'mayDecide' | 'approvers'>): string {
  if (status !== 'draft') return status;
  return mayDecide ? 'waits for your decision' : waitsForText(approvers);
}

/** `waits for approval by a warehouse manager or an executive` */
export function waitsForText(approvers: readonly string[]): string {
  const one = approvers.map(title => `${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title}`);
  if (one.length === 0) return 'waits for approval, which nobody who may see it is granted (permissions.approve)';
  return `waits for approval by ${[one.slice(0, -1).join(', '), ...one.slice(-1)].filter(Boolean).join(' or ')}`;
}

/**
 * Who did something to a draft, and when: `you, 24 Nov, 10:03 UTC`, `Finn (procurement specialist), …`. A draft keeps no names, so a
 * stranger is told by persona.
 *
 * @param people  those whose names the page knows
 * @param reader  the subject of who reads
 * @param year  `2026`, by the reader's clock: a day of this year goes without it
 */
export function eventText({ by, persona, at }: DraftEvent, people: readonly SampleUser[], reader: string, year: string): string {
  const title = persona.replaceAll('_', ' ');
  const known = people.find(({ id }) => id === by);
  const who = by === reader ? 'you' : known ? `${known.name} (${title})` : `somebody else (${title})`;
  return `${who}, ${dayText(at, year)}, ${at.slice(11, 16)} UTC`;
}

/** What is wanted of each product: `P0417 Ball bearing: 120 piece`. */
export function lineTexts({ lines }: Pick<Draft, 'lines'>): string[] {
  return lines.map(({ quantity, unit, productId, productName }) =>
    `${productId}${productName === null ? '' : ` ${productName}`}: ${quantityText(quantity)} ${unit}`);
}

/** Who is to deliver, and for how much, where a price holds. */
export function supplierText({ supplierId, supplierName, price }: DraftSupplier): string {
  const name = supplierName === null ? supplierId : `${supplierId} ${supplierName}`;
  if (price === null) return name;
  const { amount, unitPrice, priceUnit, currency } = price;
  return `${name}: ${quantityText(amount)} ${currency} in all, ${quantityText(unitPrice)} ${currency} per ${priceUnit}`;
}

/** What is said after a decision. */
export function decidedText({ status }: Pick<Draft, 'status'>): string {
  return `The draft is ${status}. ${NOTHING_LEAVES}`;
}

/** Why a decision was not kept. The list has been read again by then: how the draft stands now can be seen. */
export function notDecidedText({ code, detail, remedy }: Problem): string {
  switch (code) {
    case 'DRAFT_DECIDED': return 'Somebody has decided this draft meanwhile, so your decision was not kept.';
    case 'DRAFT_NOT_FOUND': return 'Your decision was not kept: this draft is gone, or outside of your scope.';
    default: return [detail, remedy].filter(Boolean).join(' ');
  }
}
