/** Where a value stands. */
export type Place = FilePlace | VariablePlace | { readonly kind: 'props' };

/** A place in a file; without a line, the file as a whole. Lines and columns count from 1. */
export interface FilePlace {
  readonly kind: 'file';
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** An environment variable, and the file that sets it where it is none of the process. */
export interface VariablePlace {
  readonly kind: 'variable';
  readonly name: string;
  readonly setBy?: string;
}

export const PROPS: Place = { kind: 'props' };

/** The place as messages name it: `config/dev.yaml:12:3`, `SCAP__REGION`, `SCAP__REGION in .env`, `props`. */
export function placeText(place: Place): string {
  switch (place.kind) {
    case 'file': return [place.file, place.line, place.column].filter(part => part !== undefined).join(':');
    case 'variable': return place.setBy ? `${place.name} in ${place.setBy}` : place.name;
    case 'props': return 'props';
  }
}
