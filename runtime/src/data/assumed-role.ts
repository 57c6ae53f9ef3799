import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import { EngineUnavailableError } from './query-errors';

/**
 * Credentials of a role. A client asks for them before its first call and again five minutes before they expire, once for all calls that
 * wait: it caches them itself.
 *
 * @param sessionName  what CloudTrail shows beside the role
 */
export function assumedRole(sts: STSClient, roleArn: string, sessionName: string): AwsCredentialIdentityProvider {
  return async () => {
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: sessionName }));
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken, Expiration: expiration } = Credentials ?? {};
    if (!accessKeyId || !secretAccessKey) throw new EngineUnavailableError('NO_CREDENTIALS');
    return { accessKeyId, secretAccessKey, sessionToken, expiration };
  };
}
