import type { ConfigurationProblem } from './configuration-error';
import { placeText, type Place } from './place';

/** What is wrong, and with which key. */
export type Complaint = Pick<ConfigurationProblem, 'path' | 'value' | 'message' | 'hint'>;

/** A problem at its place. */
export function problemAt(place: Place, complaint: Complaint): ConfigurationProblem {
  return { place: placeText(place), ...partsOf(place), ...complaint };
}

function partsOf(place: Place): Pick<ConfigurationProblem, 'file' | 'line' | 'column'> {
  switch (place.kind) {
    case 'file': return { file: place.file, line: place.line ?? 1, column: place.column ?? 1 };
    case 'variable': return { file: place.name };
    case 'props': return {};
  }
}
