import { createHash } from 'node:crypto';

/** Letters and digits that are not taken for one another (Crockford). */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS_OF_NEED = 10;

/** The days and needs of drafts, and which try of that day it is: the first one, or one after a rejection. */
export interface DraftKey {
  readonly asOf: string;
  readonly need: string;
  readonly attempt: number;
}

/** `D-20261124-8Q6WABCDEF`, `D-20261124-8Q6WABCDEF-2`: the same need on the same day has the same id, whoever asks. */
export function draftId({ asOf, need, attempt }: DraftKey): string {
  const digest = createHash('sha256').update(need).digest();
  const digits = [...digest.subarray(0, DIGITS_OF_NEED)].map(byte => DIGITS.charAt(byte % DIGITS.length)).join('');
  return `D-${asOf.replaceAll('-', '')}-${digits}${attempt === 1 ? '' : `-${attempt}`}`;
}

/** The month of an id's day, `2026-11`; undefined for what is no id. */
export function monthOfId(id: string): string | undefined {
  const [, year, month] = /^D-(\d{4})(\d{2})\d{2}-[0-9A-HJKMNP-TV-Z]{10}(?:-[2-9])?$/.exec(id) ?? [];
  return year === undefined ? undefined : `${year}-${month}`;
}
