import { cpSync, writeFileSync } from 'fs';
import * as path from 'path';
import { AssetHashType, DockerImage, FileSystem } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { MANIFEST_FILE } from '../contract';
import { bundleDirectory } from '../functions/bundle';
import type { RuntimeManifest } from './runtime-manifest';

/**
 * The code of a function with its manifest beside it, put together in the cloud assembly. Its hash is of what is in it, so that a function is
 * deployed again when, and only when, its code or the manifest has changed.
 *
 * @throws MissingBundleError
 */
export function codeWithManifest(bundle: string, manifest: RuntimeManifest): lambda.Code {
  const directory = bundleDirectory(bundle);
  return lambda.Code.fromAsset(directory, {
    assetHashType: AssetHashType.CUSTOM,
    assetHash: FileSystem.fingerprint(directory, { extraHash: `${MANIFEST_FILE}\n${manifest._text}` }),
    bundling: {
      image: DockerImage.fromRegistry('none'), // never pulled: what follows always succeeds or throws
      local: {
        tryBundle: output => {
          cpSync(directory, output, { recursive: true });
          writeFileSync(path.join(output, MANIFEST_FILE), manifest._text);
          return true;
        },
      },
    },
  });
}
