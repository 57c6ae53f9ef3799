import type { Verdict, Phrasing } from './evaluate';
import type { FailureKind } from './judge';

/** How many of the questions were answered right. */
export interface Share {
  readonly asked: number;
  readonly right: number;
}

/** The score of one persona. */
export interface PersonaScore {
  readonly persona: string;
  readonly canonical: Share;
  readonly paraphrase: Share;
  /** Paraphrases that are held out from mending. */
  readonly heldOut: Share;
}

export interface Score {
  readonly personas: readonly PersonaScore[];
  readonly all: Omit<PersonaScore, 'persona'>;
  /** How many answers failed in each way, most first. An answer that fails in several ways counts in each. */
  readonly failures: readonly { readonly kind: FailureKind; readonly canonical: number; readonly paraphrase: number; readonly heldOut: number }[];
}

/** The score of the verdicts, by persona and by kind of failure. */
export function scoreOf(verdicts: readonly Verdict[]): Score {
  const personas = [...new Set(verdicts.map(each => each.persona))]
    .map(persona => ({ persona, ...shares(verdicts.filter(each => each.persona === persona)) }));
  const kinds = [...new Set(verdicts.flatMap(({ failures }) => failures.map(({ kind }) => kind)))];
  const count = (kind: FailureKind, phrasing: Phrasing) =>
    verdicts.filter(each => each.phrasing === phrasing && each.failures.some(failure => failure.kind === kind)).length;
  const failures = kinds.map(kind => ({
    kind, canonical: count(kind, 'canonical'), paraphrase: count(kind, 'paraphrase'), heldOut: count(kind, 'held_out'),
  }));
  const answers = (each: Score['failures'][number]) => each.canonical + each.paraphrase + each.heldOut;
  return { personas, all: shares(verdicts), failures: failures.sort((a, b) => answers(b) - answers(a)) };
}

function shares(verdicts: readonly Verdict[]): Omit<PersonaScore, 'persona'> {
  const of = (phrasing: Phrasing): Share => {
    const asked = verdicts.filter(each => each.phrasing === phrasing);
    return { asked: asked.length, right: asked.filter(({ failures }) => failures.length === 0).length };
  };
  return { canonical: of('canonical'), paraphrase: of('paraphrase'), heldOut: of('held_out') };
}
