import { VARIABLES, type VariableId } from '../contract';

/** Values by the names that the runtime reads them by. */
export function environmentOf(values: Partial<Readonly<Record<VariableId, string>>>): Record<string, string> {
  const given: Readonly<Record<string, string | undefined>> = values;
  return Object.fromEntries(Object.entries(VARIABLES).flatMap(([id, { name }]) => {
    const value = given[id];
    return value === undefined ? [] : [[name, value]];
  }));
}
