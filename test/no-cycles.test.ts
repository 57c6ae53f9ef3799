import { platformTemplate } from './fixture/synthesize';

interface Resource {
  readonly DependsOn?: string | string[];
}

/** What a part of a template refers to: by Ref, Fn::GetAtt and Fn::Sub, also in update policies, which CloudFormation counts. */
function references(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(references);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'Ref') return [String(value)];
    if (key === 'Fn::GetAtt') return [String([value].flat()[0]).split('.')[0]!];
    if (key === 'Fn::Sub') return [...JSON.stringify(value).matchAll(/\$\{(\w+)/g)].map(([, name]) => name!);
    return references(value);
  });
}

/** Resources that wait for each other. */
function cycles(resources: Readonly<Record<string, Resource>>): string[] {
  const waitsFor = new Map(Object.entries(resources).map(([id, resource]) =>
    [id, [...references(resource), ...[resource.DependsOn ?? []].flat()].filter(other => other in resources)]));
  for (let free = 1; free > 0;) {
    const ready = [...waitsFor].filter(([, others]) => others.every(other => !waitsFor.has(other))).map(([id]) => id);
    ready.forEach(id => waitsFor.delete(id));
    free = ready.length;
  }
  return [...waitsFor.keys()];
}

test.each([['dev', {}], ['staging', { environment: 'staging' }], ['prod', { environment: 'prod', features: { guardrails: true } }]])(
  'no resource of %s waits for one that waits for it', (_, props) => {
    expect(cycles(platformTemplate(props).toJSON().Resources)).toEqual([]);
  });

test('two that wait for each other are found, and one that waits for them', () => {
  expect(cycles({ A: { DependsOn: 'B' }, B: { DependsOn: ['A'] }, C: { DependsOn: 'A' }, D: {} })).toEqual(['A', 'B', 'C']);
});
