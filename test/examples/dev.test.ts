import { app } from '../../examples/dev/app';

/** Resources of a template, but for the tables of views: they are compared with the catalogue, which changes for reasons of its own. */
function withoutViews({ Resources, ...rest }: { readonly Resources: Record<string, { readonly Type: string }> }): object {
  return { ...rest, Resources: Object.fromEntries(Object.entries(Resources).filter(([, { Type }]) => Type !== 'AWS::Glue::Table')) };
}

/** The text without what any change of the runtime's code changes: hashes of assets, and of the versions that carry them. */
function withoutCode(text: string): string {
  return text.replaceAll(/[0-9a-f]{64}/g, 'ASSET').replaceAll(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, '$1VERSION');
}

test('the dev example synthesizes what it did', () => {
  const [stack] = app.synth().stacks;
  expect(withoutCode(JSON.stringify(withoutViews(stack?.template), null, 2))).toMatchSnapshot();
});
