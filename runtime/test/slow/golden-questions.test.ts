import { dataFolder, SCAP, ScapProcess } from './scap-process';

interface Verdict { readonly id: string; readonly question: string; readonly failures: readonly { readonly kind: string; readonly detail: string }[] }
interface Evaluation { readonly score: { readonly all: { readonly canonical: { readonly asked: number } } }; readonly verdicts: readonly Verdict[] }

test('the offline planner answers every golden question as it stands right, follow-ups included', async () => {
  const { out, err } = await new ScapProcess(process.execPath, [SCAP, 'eval', '--json', '--data-dir', dataFolder()]).ended;
  expect(err).not.toContain('scap:');
  const { score, verdicts }: Evaluation = JSON.parse(out);
  const wrong = verdicts.flatMap(({ id, question, failures }) => failures.map(({ kind, detail }) => `${id}, ${question} ${kind}: ${detail}`));
  expect(wrong).toEqual([]);
  expect(score.all.canonical.asked).toBeGreaterThanOrEqual(187);
});
