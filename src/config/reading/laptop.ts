/** The environment of `scap start`. Nothing is deployed from its configuration: nobody need own it or pay, and no role be told what it may read. */
export const LAPTOP = 'laptop';
