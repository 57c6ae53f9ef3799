import { App, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AuditStore, DataBuckets, KeptVault, PlatformKey, SigningSecret } from 'supply-chain-agent-platform';

/** What holds data and nothing that works: as a parked platform leaves it, here made by hand, with an auditor who looks at it. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Parked');
const { key } = new PlatformKey(stack, 'Key', {
  backup: true,
  trailArn: stack.formatArn({ service: 'cloudtrail', resource: 'trail/parked' }),
  logGroupArns: [stack.formatArn({ service: 'logs', resource: 'log-group:/parked' })],
});
const { accessLogsBucket } = new DataBuckets(stack, 'Files', { encryptionKey: key });
const records = new AuditStore(stack, 'Records', {
  encryptionKey: key, trailName: 'parked', logGroupName: '/parked', retention: Duration.days(365), accessLogsBucket,
});
const copies = new KeptVault(stack, 'Copies', { encryptionKey: key, vaultName: 'parked' });
const envelope = new SigningSecret(stack, 'Envelope', { encryptionKey: key });

const auditor = new iam.Role(stack, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() });
records.grantRead(auditor);
copies.grantList(auditor);
envelope.grantRead(new iam.Role(stack, 'Signer', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));
