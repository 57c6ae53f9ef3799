import type { Day } from '../../days';

/** Something that happens on certain days only, so that there is something to find. */
export interface Incident {
  /** Before anything else happens on the day. */
  morning(day: Day): void;
  /** After everything else. */
  evening?(day: Day): void;
}
