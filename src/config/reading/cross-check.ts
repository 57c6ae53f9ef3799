import type { Steps } from './given-values';
import type { KeyPath } from './known-keys';
import type { ResolvedConfiguration } from './resolved-configuration';

/** What values say together that none says alone. */
export interface CrossCheck {
  /** The keys it looks at: where one of them is wrong already, or known only at deployment, nothing is judged. */
  readonly reads: readonly KeyPath[];
  find(config: ResolvedConfiguration, written: WrittenKeys): readonly Finding[];
}

/** What a cross-check found. */
export interface Finding {
  /** The keys that do not go together: the first one that somebody wrote is named. */
  readonly keys: readonly [KeyPath, ...KeyPath[]];
  /** The part of that key's value. */
  readonly at?: Steps;
  readonly value?: unknown;
  readonly message: string;
  readonly hint?: string;
  /** Told, but no reason to refuse. */
  readonly warning?: true;
}

/** How the configuration was written. */
export interface WrittenKeys {
  /** Whether somebody wrote another value than the default. */
  has(path: KeyPath): boolean;
  /** The key as its writer writes it: `features.multi_az`, or `features.multiAz` in code. */
  name(path: KeyPath): string;
}
