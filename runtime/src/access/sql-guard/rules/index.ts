import type { Rule } from '../rule';
import { allowedFunctions } from './allowed-functions';
import { oneSelect } from './one-select';
import { plainIdentifiers } from './plain-identifiers';
import { plainLiterals } from './plain-literals';
import { plainTypes } from './plain-types';
import { understoodSyntax } from './understood-syntax';

/** The rules over the parsed query. `one-select` says more of a statement than `understood-syntax`, which comes next and closes the list. */
export const RULES: readonly Rule[] = [oneSelect, understoodSyntax, plainIdentifiers, plainLiterals, plainTypes, allowedFunctions];
