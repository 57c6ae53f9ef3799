import { RECEIPT_ASSUMPTION } from '../receipts/expected-receipts';
import { STEP_HISTORY_DAYS } from './open-lines-queries';

/** How an outlook is worked out, for the evidence of all tools that show one. */
export const OUTLOOK_METHOD = {
  name: 'remaining working time of lines that stayed at least as long in the same stage',
  formula: 'P(late) = share of finished lines with T > t whose T - t + later stages > working time left until the end of the day first promised; '
    + 'T = working time in the stage, t = time that this line has spent in it; expected = the median of the same lines',
  source: 'Conditional survival: Kaplan & Meier (1958), Journal of the American Statistical Association 53: 457-481; '
    + 'pegging of supply: Ptak & Smith (2011), Orlicky\'s Material Requirements Planning, 3rd ed., ch. 14',
} as const;

/** What an outlook takes for granted. */
export function outlookAssumptions(finish: 'despatched' | 'delivered'): string[] {
  return [
    `Lines of the last ${STEP_HISTORY_DAYS} days in the same warehouse stand for what will come. Time counts on working days, in the hours in which steps are done.`,
    `A line is finished when it is ${finish === 'delivered' ? 'delivered' : 'despatched: deliveries are not recorded'}.`,
    'Free stock (on hand less quarantined and allocated), purchases and transfers go to the earliest promise first, then to the most important customer.',
    RECEIPT_ASSUMPTION,
  ];
}
