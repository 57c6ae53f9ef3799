import { counted } from '../counted';
import type { ToolContext } from '../definition';
import type { Money } from './company-money';
import { readerOfWorth } from './worth-reader';

/** What something is worth; null where price or cost is not known. */
interface Worth {
  readonly value: number | null;
  readonly margin: number | null;
}

/** Lines whose worth is in no total: a total is never partial without a word. Nothing for those who see no worth at all. */
export function worthGaps(lines: readonly Worth[], money: Pick<Money, 'unit'>, context: ToolContext): string[] {
  const shown = readerOfWorth(money, context);
  const priceless = lines.filter(({ value }) => value === null).length;
  const costless = lines.filter(({ value, margin }) => value !== null && margin === null).length;
  return [
    ...shown.value && priceless > 0 ? [`${counted(priceless, 'order line')} without a price: in no total of value${shown.margin ? ' or margin' : ''}.`] : [],
    ...shown.margin && costless > 0 ? [`${counted(costless, 'order line')} without a cost of the product: in no total of margin.`] : [],
  ];
}
