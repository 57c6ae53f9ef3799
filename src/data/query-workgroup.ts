import { ArnFormat, Size, Stack } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** What a workgroup is called and bounds. */
export interface QueryWorkgroup {
  readonly workgroupName: string;
  readonly description: string;
  readonly encryptionKey: kms.IKey;
  /** Absent: 10 GiB. */
  readonly scanLimit?: Size;
}

/** An Athena workgroup whose settings nobody overrides: it bounds what a query may scan and keeps results encrypted in Athena's own storage. */
export function queryWorkgroup(scope: Construct, id: string, props: QueryWorkgroup): athena.CfnWorkGroup {
  return new athena.CfnWorkGroup(scope, id, {
    name: props.workgroupName,
    description: props.description,
    // With past queries in it a workgroup is deleted only so.
    recursiveDeleteOption: true,
    workGroupConfiguration: {
      enforceWorkGroupConfiguration: true,
      publishCloudWatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: (props.scanLimit ?? Size.gibibytes(10)).toBytes(),
      engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
      managedQueryResultsConfiguration: { enabled: true, encryptionConfiguration: { kmsKey: props.encryptionKey.keyArn } },
    },
  });
}

/** The ARN of a workgroup in the stack of `scope`, known from its name before the workgroup exists. */
export function workgroupArn(scope: Construct, name: string): string {
  return Stack.of(scope).formatArn({ service: 'athena', resource: 'workgroup', resourceName: name, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
}

/** Lets `grantee` run queries in one workgroup and read their results. What they may read is granted apart. */
export function grantQuery(scope: Construct, grantee: iam.IGrantable, workgroup: Pick<QueryWorkgroup, 'workgroupName' | 'encryptionKey'>): iam.Grant {
  return iam.Grant.addToPrincipal({
    grantee,
    actions: ['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:StopQueryExecution'],
    resourceArns: [workgroupArn(scope, workgroup.workgroupName)],
  }).combine(iam.Grant.addToPrincipal({
    grantee, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resourceArns: [workgroup.encryptionKey.keyArn],
  }));
}
