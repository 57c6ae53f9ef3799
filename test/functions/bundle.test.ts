import { bundledCode } from '../../src/functions/bundle';
import { MissingBundleError } from '../../src/functions/missing-bundle-error';

test('a bundle that was not built is named, with the command that builds it', () => {
  const missing = () => bundledCode('tools-weather');
  expect(missing).toThrow(MissingBundleError);
  expect(missing).toThrow(/assets\/tools-weather" is missing: .* In the repository, run: npx projen bundle\./);
});
