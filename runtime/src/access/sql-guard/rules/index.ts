import type { Rules } from '../rule';
import { allowedFunctions } from './allowed-functions';
import { boundJoins } from './bound-joins';
import { clearNames } from './clear-names';
import { groupingSets } from './grouping-sets';
import { knownColumns } from './known-columns';
import { knownViews } from './known-views';
import { listLength } from './list-length';
import { maskedColumns } from './masked-columns';
import { nestingDepth } from './nesting-depth';
import { oneSelect } from './one-select';
import { plainIdentifiers } from './plain-identifiers';
import { plainLiterals } from './plain-literals';
import { plainPatterns } from './plain-patterns';
import { plainText } from './plain-text';
import { plainTypes } from './plain-types';
import { plainUnits } from './plain-units';
import { selectCount } from './select-count';
import { selectDepth } from './select-depth';
import { smallResults } from './small-results';
import { textLength } from './text-length';
import { tokenCount } from './token-count';
import { understoodSyntax } from './understood-syntax';
import { viewsRead } from './views-read';

/**
 * All rules. `text-length` spares the others a long text; `one-select` says more of a statement than `understood-syntax`, which comes next
 * and closes the list of what may stand in a query at all.
 */
export const RULES: Rules = {
  text: [textLength, plainText],
  words: [tokenCount, nestingDepth, selectDepth, selectCount, listLength],
  syntax: [
    oneSelect, understoodSyntax, plainIdentifiers, plainLiterals, plainTypes, allowedFunctions, plainUnits, plainPatterns, smallResults, groupingSets,
  ],
  names: [knownViews, knownColumns, clearNames, maskedColumns, viewsRead, boundJoins],
};
