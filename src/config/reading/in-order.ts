import type { ConfigurationProblem } from './configuration-error';

/** Problems as their readers meet them: by file, line and column; then those of variables, and what stands in neither. */
export function inOrder(problems: readonly ConfigurationProblem[]): ConfigurationProblem[] {
  const { compare } = new Intl.Collator('en');
  return [...problems].sort((a, b) => rank(a) - rank(b)
    || compare(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

function rank({ file, line }: ConfigurationProblem): number {
  if (file === undefined) return 2;
  return line === undefined ? 1 : 0;
}
