import { FAILURE_KINDS, type PersonaScore, type Score, type Share, type Verdict } from '../evaluation';

/** What is wrong with each answer that is not right. */
export function verdictLines(verdicts: readonly Verdict[]): string[] {
  const wrong = verdicts.filter(({ failures }) => failures.length > 0);
  return wrong.flatMap(({ id, user, phrasing, followUp, question, failures, answer }) => [
    `${id} (${user}${followUp ? ', follow-up' : ''}${phrasing === 'canonical' ? '' : ', paraphrase'}): ${question}`,
    `  said: ${shortened(answer)}`,
    ...failures.map(({ kind, detail }) => `  ${FAILURE_KINDS[kind]}: ${shortened(detail)}`),
  ]);
}

/** The score as a table: by persona, then by kind of failure. */
export function scoreLines({ personas, all, failures }: Score, model: string): string[] {
  const rows = [...personas, { persona: 'all', ...all }].map(cellsOf);
  return [
    `Score of the ${model}`,
    ...table([['persona', 'questions', 'right', '', 'in other words', 'right', '', 'held out', 'right', ''], ...rows]),
    ...(failures.length === 0 ? ['Nothing is wrong.'] : ['What is wrong, answers', ...table(failures.map(kindCells))]),
  ];
}

function kindCells({ kind, canonical, paraphrase, heldOut }: Score['failures'][number]): string[] {
  return [FAILURE_KINDS[kind], String(canonical), `${paraphrase} in other words`, `${heldOut} held out`];
}

function cellsOf({ persona, canonical, paraphrase, heldOut }: PersonaScore): string[] {
  const cells = (share: Share) => [String(share.asked), String(share.right), percent(share)];
  return [persona, ...cells(canonical), ...cells(paraphrase), ...cells(heldOut)];
}

function percent({ asked, right }: Share): string {
  return asked === 0 ? '-' : `${(100 * right / asked).toFixed(1)} %`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? [];
  const padded = (cell: string, column: number) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0));
  return rows.map(row => `  ${row.map(padded).join('  ')}`.trimEnd());
}

const MOST_LETTERS = 240;

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line;
}
