/** The parts of dynalite that the laptop platform uses: it ships no types of its own. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    /** The folder of the LevelDB store; in memory without it. */
    readonly path?: string;
    /** How long a new table is CREATING, milliseconds. */
    readonly createTableMs?: number;
  }
  /** Closing it closes the store too. */
  export default function dynalite(options?: DynaliteOptions): Server;
}
