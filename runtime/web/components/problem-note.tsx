import type { Problem } from '../../../src/contract';

/** An error as a sentence, with what to do about it. */
export function ProblemNote({ problem, onRetry }: { readonly problem: Problem; readonly onRetry?: () => void }) {
  return (
    <div class="problem">
      <p><strong>{problem.detail}</strong> {problem.remedy}</p>
      {onRetry && problem.retryable && <button type="button" onClick={onRetry}>Try again</button>}
    </div>
  );
}
