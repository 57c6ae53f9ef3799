import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FeedbackRequest, Figure } from '../../../src/contract';
import type { Drafts } from '../drafts/use-drafts';
import { draftsOf } from '../drafts/waiting';
import { curveOf, mainBlock, mapOf } from '../turn/main-block';
import { isRunning, type Turn } from '../turn/turn';
import { outcomeText } from '../turn/wording';
import { AnswerActions } from './answer-actions';
import { AnswerText } from './answer-text';
import { CurveChart } from './curve-chart';
import { DraftCard, type DraftReader } from './draft-card';
import { EvidenceLine } from './evidence-line';
import { EvidencePanel } from './evidence-panel';
import { ProblemNote } from './problem-note';
import { QuestionChoices } from './question-choices';
import { ResultTable, type CellAddress } from './result-table';
import { RouteMap } from './route-map';
import { SeriesChart } from './series-chart';
import { Steps } from './steps';

/** One turn: the question, what is being done, and the answer from its sentence to its follow-up questions. */
export function TurnView({ turn, drafts, reader, newest, onAsk, onJudge }: {
  readonly turn: Turn; readonly drafts: Drafts; readonly reader: DraftReader; readonly newest: boolean; readonly onAsk?: (question: string) => void;
  readonly onJudge: (feedback: FeedbackRequest) => Promise<void>;
}) {
  const [evidenceOpen, setEvidenceOpen] = useState(false);
  const [cell, setCell] = useState<CellAddress>();
  const article = useReadFromItsStart(newest && turn.phase === 'sent');
  const block = mainBlock(turn);
  const map = mapOf(turn, block);
  const curve = curveOf(turn, block);
  const running = isRunning(turn);
  const note = turn.outcome && !turn.problem ? outcomeText(turn.outcome) : undefined;

  const blockId = block?.id;
  const showCell = useCallback(({ block: id, row, column }: Figure): void => {
    if (id === undefined || row === undefined || column === undefined) return;
    setCell({ block: id, row, column });
    if (id !== blockId) setEvidenceOpen(true);
  }, [blockId]);

  return (
    <article ref={article} class={newest ? 'turn newest' : 'turn'} aria-busy={running}>
      <h2 class="question">{turn.question}</h2>
      <Steps steps={turn.steps} running={running} waiting={turn.phase === 'sent'} />
      {turn.text !== '' && <AnswerText text={turn.text} figures={turn.figures} onCell={showCell} />}
      {turn.phase === 'lost' && <p class="note">The answer is still being worked on. It will appear here.</p>}
      {note !== undefined && <p class="note">{note}</p>}
      {turn.problem && <ProblemNote problem={turn.problem} onRetry={onAsk && (() => onAsk(turn.question))} />}
      {turn.warnings.map(warning => <p key={warning} class="note">{warning}</p>)}
      {turn.clarification && (
        <QuestionChoices heading={turn.clarification.question} questions={turn.clarification.choices} onAsk={newest ? onAsk : undefined} />
      )}
      {block && <SeriesChart block={block} />}
      {curve && <CurveChart block={curve} />}
      {map && <RouteMap turnKey={turn.key} block={map} />}
      {block && block !== map && block.rows.length > 0 && (
        <ResultTable turnKey={turn.key} block={block} cell={cell?.block === block.id ? cell : undefined} />
      )}
      {turn.phase === 'ended' && (
        <>
          {drafts.all && draftsOf(turn).map(id => <DraftCard key={id} id={id} drafts={drafts} reader={reader} />)}
          <EvidenceLine turn={turn} />
          <AnswerActions turn={turn} block={block} evidenceOpen={evidenceOpen} onEvidence={() => setEvidenceOpen(!evidenceOpen)} onJudge={onJudge} />
          {evidenceOpen && <EvidencePanel turn={turn} user={reader.user} mainBlockId={blockId} cell={cell} />}
          {newest && turn.followUps.length > 0 && <QuestionChoices heading="Next" questions={turn.followUps.slice(0, 3)} onAsk={onAsk} />}
        </>
      )}
    </article>
  );
}

/** Brings a new turn to the top once, when it is asked: from there its answer is read. After that the reader alone scrolls. */
function useReadFromItsStart(asked: boolean) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked) element.current?.scrollIntoView({ block: 'start' });
  }, []);
  return element;
}
