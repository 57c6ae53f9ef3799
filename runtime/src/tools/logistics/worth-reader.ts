import type { ToolContext } from '../definition';
import type { Money } from './company-money';
import { maySeeWorth } from './worth-permit';

/** What of the worth of orders a table shows: nothing of it where there is no common currency. */
export interface WorthReader {
  readonly value: boolean;
  readonly margin: boolean;
}

/** What whoever asks may see of what orders are worth. */
export function readerOfWorth({ unit }: Pick<Money, 'unit'>, context: ToolContext): WorthReader {
  const shown = (worth: 'value' | 'margin'): boolean => unit !== null && maySeeWorth(worth, context);
  return { value: shown('value'), margin: shown('margin') };
}
