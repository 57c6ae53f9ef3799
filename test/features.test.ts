import type { Template } from 'aws-cdk-lib/assertions';
import type { FeaturesConfiguration } from '../src';
import { KEYS } from '../src/config/reading';
import { platformTemplate } from './fixture/synthesize';
import { flat, resourcesOf } from './fixture/template';

/** Nothing optional, also where an environment has it by default. */
const NOTHING: Required<FeaturesConfiguration> = {
  vpc: false, waf: false, multiAz: false, xray: false, backup: false, auditTrail: false, dashboards: false, guardrails: false,
};

/** The types of resources that are there with a flag, and in no template without it. */
const TYPES: Readonly<Partial<Record<keyof FeaturesConfiguration, readonly string[]>>> = {
  vpc: [
    'AWS::EC2::FlowLog', 'AWS::EC2::RouteTable', 'AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::Subnet',
    'AWS::EC2::SubnetRouteTableAssociation', 'AWS::EC2::VPC', 'AWS::EC2::VPCEndpoint',
    // Refreshes the copy of the keys that sign tokens.
    'AWS::Events::Rule',
  ],
  waf: ['AWS::WAFv2::LoggingConfiguration', 'AWS::WAFv2::WebACL', 'AWS::WAFv2::WebACLAssociation'],
  backup: ['AWS::Backup::BackupPlan', 'AWS::Backup::BackupSelection', 'AWS::Backup::BackupVault'],
  auditTrail: ['AWS::CloudTrail::Trail'],
  dashboards: ['AWS::CloudWatch::Dashboard'],
  guardrails: ['AWS::Bedrock::Guardrail', 'AWS::Bedrock::GuardrailVersion'],
};

const without = withFeatures({});

test('every flag of the configuration is looked at here', () => {
  const flags = KEYS.map(({ prop }) => prop).filter(prop => prop.startsWith('features.')).map(prop => prop.slice('features.'.length));
  expect(Object.keys(NOTHING).sort()).toEqual(flags.sort());
  expect(Object.keys({ ...TYPES, xray: [], multiAz: [] }).sort()).toEqual(flags.sort());
});

test.each(Object.entries(TYPES))('features.%s brings exactly its types of resources', (flag, types) => {
  const added = [...typesOf(withFeatures({ [flag]: true }))].filter(type => !typesOf(without).has(type));
  expect(added.sort()).toEqual([...types].sort());
});

test('features.xray traces every function and the API; without it nothing is traced', () => {
  expect(tracedIn(without)).toEqual({ functions: new Set(['untraced']), stages: [false] });
  expect(tracedIn(withFeatures({ xray: true }))).toEqual({ functions: new Set(['Active']), stages: [true] });
});

test('features.multiAz makes a third zone, and no other type of resource', () => {
  const [two, three] = [withFeatures({ vpc: true }), withFeatures({ vpc: true, multiAz: true })];
  expect([zonesOf(two).size, zonesOf(three).size]).toEqual([2, 3]);
  expect(typesOf(three)).toEqual(typesOf(two));
});

function withFeatures(features: FeaturesConfiguration): Template {
  return platformTemplate({ environment: 'prod', features: { ...NOTHING, ...features } });
}

function typesOf(template: Template): Set<string> {
  return new Set(Object.values(resourcesOf(template)).map(({ Type }) => Type));
}

function tracedIn(template: Template): object {
  const functions = Object.values(template.findResources('AWS::Lambda::Function'));
  const stages = Object.values(template.findResources('AWS::ApiGateway::Stage'));
  return {
    functions: new Set(functions.map(({ Properties }) => Properties.TracingConfig?.Mode ?? 'untraced')),
    stages: stages.map(({ Properties }) => Properties.TracingEnabled ?? false),
  };
}

function zonesOf(template: Template): Set<string> {
  return new Set(Object.values(template.findResources('AWS::EC2::Subnet')).map(({ Properties }) => flat(Properties.AvailabilityZone)));
}
