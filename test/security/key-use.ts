import type { Template } from 'aws-cdk-lib/assertions';
import { flat, resourcesOf, type Statement, type TemplateResource } from '../fixture/template';

/** What a resource that is encrypted with a key needs in the policy of the key. */
interface KeyUse {
  /** The statement; absent for resources that only roles use, each by its own policy. */
  readonly sid?: string;
  /** Whether the service does use this resource; absent: always. */
  readonly when?: (id: string, resources: Readonly<Record<string, TemplateResource>>) => boolean;
  /** The property that names the resource, what stands before it in ARNs, and the condition whose patterns must reach it. */
  readonly bound?: { readonly property: string; readonly after: string; readonly operator: string; readonly key: string };
}

/** A resource's use of the key by its type. A type that is not here is a finding: whoever adds one decides what it needs. */
const USES: Readonly<Record<string, KeyUse>> = {
  'AWS::Logs::LogGroup': {
    sid: 'CloudWatchLogs', bound: { property: 'LogGroupName', after: ':log-group:', operator: 'ArnLike', key: 'kms:EncryptionContext:aws:logs:arn' },
  },
  'AWS::Athena::WorkGroup': {
    sid: 'AthenaManagedResults', bound: { property: 'Name', after: ':workgroup/', operator: 'ArnLike', key: 'aws:SourceArn' },
  },
  'AWS::CloudTrail::Trail': {
    sid: 'CloudTrail', bound: { property: 'TrailName', after: ':trail/', operator: 'StringEquals', key: 'aws:SourceArn' },
  },
  'AWS::SNS::Topic': { sid: 'CloudWatchAlarms' },
  'AWS::SQS::Queue': { sid: 'EventBridge', when: sentToByEvents },
  'AWS::Backup::BackupVault': { sid: 'Backup' },
  // By roles: the caller's, or one that the service is given; Lambda by the grant of whoever deploys.
  'AWS::Lambda::Function': {},
  'AWS::DynamoDB::Table': {},
  'AWS::S3::Bucket': {},
  'AWS::SecretsManager::Secret': {},
  'AWS::KMS::Alias': {},
  'AWS::IAM::Policy': {},
  'AWS::IAM::ManagedPolicy': {},
  'AWS::Bedrock::Guardrail': {},
};

/** The resources that name the template's key without what they need in its policy: `id: what is missing`. */
export function keyFindings(template: Template): string[] {
  const resources = resourcesOf(template);
  const keys = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::KMS::Key');
  return keys.flatMap(([keyId, key]) => {
    const { Statement: statements } = key.Properties?.KeyPolicy as { Statement: Statement[] };
    return Object.entries(resources).filter(([id, { Properties }]) => id !== keyId && names(Properties, keyId))
      .flatMap(([id, { Type, Properties = {} }]) => (USES[Type]?.when?.(id, resources) === false ? [] : missing(id, Type, Properties, statements)));
  });
}

function missing(id: string, type: string, properties: Record<string, unknown>, statements: Statement[]): string[] {
  const use = USES[type];
  if (!use) return [`${id}: nobody has said what ${type} needs`];
  if (use.sid === undefined) return [];
  const statement = statements.find(({ Sid }) => Sid === use.sid);
  if (!statement) return [`${id}: no statement ${use.sid}`];
  if (!use.bound) return [];
  const { property, after, operator, key } = use.bound;
  const name = flat(properties[property]);
  const patterns = [statement.Condition?.[operator]?.[key]].flat().map(flat).flatMap(pattern => pattern.split(after)[1] ?? []);
  return patterns.some(pattern => glob(pattern).test(name)) ? [] : [`${id}: ${use.sid} does not reach ${name}`];
}

/** Whether the policy of a queue lets EventBridge send to it. */
function sentToByEvents(queueId: string, resources: Readonly<Record<string, TemplateResource>>): boolean {
  return Object.values(resources).some(({ Type, Properties }) =>
    Type === 'AWS::SQS::QueuePolicy' && names(Properties, queueId) && JSON.stringify(Properties).includes('events.amazonaws.com'));
}

/** `*` stands for any characters. */
function glob(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
}

function names(value: unknown, keyId: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('Ref' in value && value.Ref === keyId) return true;
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt']) && value['Fn::GetAtt'][0] === keyId) return true;
  return Object.values(value).some(part => names(part, keyId));
}
