import { gzipSync } from 'zlib';
import { GZIPPED, type DefinitionChange } from '../../contract';
import { keysInOrder } from './keys-in-order';

/** Bytes that a parameter of the standard tier holds, which costs nothing. */
export const STANDARD_BYTES = 4_096;
/** Bytes that one of the advanced tier holds. */
export const ADVANCED_BYTES = 8_192;

/** Definitions as their parameter holds them: JSON that people can read, or that compressed where it is too long or none that the service takes. */
export function definitionsText(definitions: Readonly<Record<string, DefinitionChange>>): string {
  const json = JSON.stringify(keysInOrder(definitions));
  // Parameter Store takes two braces for a reference to another parameter.
  if (Buffer.byteLength(json) <= STANDARD_BYTES && !json.includes('{{')) return json;
  return `${GZIPPED}${gzipSync(json, { level: 9 }).toString('base64')}`;
}
