import { platformTemplate, SOMEWHERE } from '../fixture/synthesize';
import { flat, resourcesOf, type Statement } from '../fixture/template';

const template = platformTemplate({}, { env: SOMEWHERE });

function keyStatement(sid: string): Statement | undefined {
  const key = Object.values(resourcesOf(template)).find(({ Type }) => Type === 'AWS::KMS::Key');
  return (key?.Properties?.KeyPolicy as { Statement: Statement[] }).Statement.find(statement => statement.Sid === sid);
}

test('the key rotates', () => {
  template.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
});

test('CloudWatch Logs may encrypt the log groups of this platform, and no others', () => {
  expect(keyStatement('CloudWatchLogs')).toMatchObject({ Principal: { Service: 'logs.eu-central-1.amazonaws.com' } });
  const allowed = keyStatement('CloudWatchLogs')?.Condition?.ArnLike?.['kms:EncryptionContext:aws:logs:arn'];
  expect([allowed].flat().map(flat)).toEqual([
    'arn:<AWS::Partition>:logs:eu-central-1:111111111111:log-group:/scap/dev/*',
    'arn:<AWS::Partition>:logs:eu-central-1:111111111111:log-group:API-Gateway-Execution-Logs_*',
  ]);
});

test('each log group that names the key is covered by its policy', () => {
  const names = Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::Logs::LogGroup').map(({ Properties }) => {
    expect(Properties?.KmsKeyId).toBeDefined();
    return flat(Properties?.LogGroupName);
  });
  expect(names).toHaveLength(5);
  for (const name of names) expect(name).toMatch(/^(\/scap\/dev\/|API-Gateway-Execution-Logs_)/);
});

test('Athena may encrypt the results of this workgroup, and no other', () => {
  const workgroup = 'arn:<AWS::Partition>:athena:eu-central-1:111111111111:workgroup/scap-queries-dev';
  const { Action, Condition } = keyStatement('AthenaManagedResults')!;
  expect(Action).toEqual(['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey']);
  expect(flat(Condition?.ArnEquals?.['aws:SourceArn'])).toBe(workgroup);
  expect(flat(Condition?.ArnEquals?.['kms:EncryptionContext:aws:athena:arn'])).toBe(workgroup);
  expect(Condition?.StringEquals).toEqual({ 'aws:SourceAccount': '111111111111' });
});
