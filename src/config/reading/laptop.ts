/** The environment of `scap start`. Nothing is deployed from its configuration: it needs no owner and names no tables for a role. */
export const LAPTOP = 'laptop';
