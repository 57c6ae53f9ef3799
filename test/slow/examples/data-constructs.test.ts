import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { app as auditTrail } from '../../../examples/constructs/audit-trail';
import { app as dataLake } from '../../../examples/constructs/data-lake';
import { app as keptData } from '../../../examples/constructs/kept-data';
import { app as platformBackup } from '../../../examples/constructs/platform-backup';
import { app as securedTable } from '../../../examples/constructs/secured-table';
import { findings } from '../../fixture/findings';

/** What an example leaves to its reader: a role for people here, a role of CDK's function there, a secret that nothing uses. */
const LEFT_OPEN: Readonly<Record<string, readonly string[]>> = {
  'Data': ['AwsSolutions-IAM5 at Data/Analyst/DefaultPolicy/Resource'],
  'Notes': ['AwsSolutions-IAM4 at Notes/Handler/ServiceRole/Resource'],
  'Parked': ['AwsSolutions-SMG4 at Parked/Envelope/Secret/Resource', 'AwsSolutions-IAM5 at Parked/Auditor/DefaultPolicy/Resource'],
  'Records': ['AwsSolutions-IAM5 at Records/Auditor/DefaultPolicy/Resource'],
};

test.each<[string, App]>([['Notes', securedTable], ['Data', dataLake], ['Records', auditTrail], ['Kept', platformBackup], ['Parked', keptData]])(
  'the example %s synthesizes, and the parts of ours in it have no finding', (name, app) => {
    expect([...new Set(findings(app, new AwsSolutionsChecks()).map(finding => finding.replace(/\[.*\]/, '')))]).toEqual(LEFT_OPEN[name] ?? []);
  });
