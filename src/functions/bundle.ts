import { existsSync } from 'fs';
import * as path from 'path';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { MissingBundleError } from './missing-bundle-error';

/** Beside `src` in the repository, beside `lib` in the package. */
const ASSETS = path.join(__dirname, '..', '..', 'assets');

/**
 * The code of a function, bundled when the package was built.
 *
 * @throws MissingBundleError
 */
export function bundledCode(name: string): lambda.Code {
  return lambda.Code.fromAsset(bundleDirectory(name));
}

/**
 * Where the bundle of a function is.
 *
 * @throws MissingBundleError
 */
export function bundleDirectory(name: string): string {
  const directory = path.join(ASSETS, name);
  if (!existsSync(directory)) throw new MissingBundleError(directory);
  return directory;
}
