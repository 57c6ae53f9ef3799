import path from 'node:path';
import type { ConfigurationProblem } from './configuration-error';
import type { FileSource } from './file-source';
import { stepsText, type Given, type GivenValue } from './given-values';
import type { Place } from './place';
import { problemAt } from './problem-at';
import { yamlText } from './yaml-text';

const PATH = 'agents.definitions';

/** The agents of `agents/*.yaml` beside the configuration, behind those that it lists itself. */
export function withAgentFiles(given: Given, configurationFile: string, source: FileSource): Given {
  const folder = path.join(path.dirname(configurationFile), 'agents');
  const listed = given.values.get(PATH);
  // A list that is none is told by its check, and hides no file.
  const before: unknown[] = Array.isArray(listed?.value) ? listed.value : [];
  const records = [...before];
  const parts = new Map(listed?.parts);
  const problems: ConfigurationProblem[] = [];
  for (const name of source.names(folder).filter(each => /\.ya?ml$/.test(each))) {
    const read = agentFile(path.join(folder, name), source);
    problems.push(...read.problems);
    if (!read.agent) continue;
    parts.set(stepsText([records.length]), read.agent.place);
    for (const [steps, place] of read.agent.parts) parts.set(stepsText([records.length, ...steps]), place);
    records.push(read.agent.value);
  }
  const values = new Map(given.values);
  const first = listed?.place ?? parts.get(stepsText([0]));
  if (first && records.length > before.length) values.set(PATH, { value: records, place: first, parts } satisfies GivenValue);
  return { ...given, values, problems: [...given.problems, ...problems] };
}

interface AgentFile {
  readonly agent?: { readonly value: unknown; readonly place: Place; readonly parts: readonly (readonly [readonly string[], Place])[] };
  readonly problems: readonly ConfigurationProblem[];
}

function agentFile(file: string, source: FileSource): AgentFile {
  let text: string;
  try {
    text = source.text(file);
  } catch {
    return { problems: [problemAt({ kind: 'file', file }, { path: '', message: 'cannot be read', hint: 'Make it readable for you, or remove it.' })] };
  }
  const yaml = yamlText(text, file);
  if (!yaml.root) {
    const empty = problemAt({ kind: 'file', file }, { path: '', message: 'describes no agent', hint: 'Write id, persona and purpose, or remove the file.' });
    return { problems: yaml.problems.length > 0 ? yaml.problems : [empty] };
  }
  return {
    problems: [],
    agent: { value: yaml.valueOf(yaml.root), place: { kind: 'file', file }, parts: [...yaml.partsOf(yaml.root)].map(([steps, place]) => [stepsOf(steps), place]) },
  };
}

function stepsOf(text: string): readonly string[] {
  const steps: unknown = JSON.parse(text);
  return Array.isArray(steps) ? steps.map(String) : [];
}
