/** The environment of `scap start`: nothing is deployed from its configuration, so no role needs to be told what it may read. */
export const LAPTOP = 'laptop';
