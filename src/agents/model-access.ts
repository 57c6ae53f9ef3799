import { ArnFormat, CfnMapping, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ConfigurationError } from '../config/configuration-error';
import { GEOGRAPHIES, GEOGRAPHIES_AS_OF } from './geographies';
import type { IGuardrail } from './guardrail-interface';
import type { ModelGeography } from './model-geography';
import { ModelResidency } from './model-residency';

/** A model, and how far a question may travel to it. */
export interface ModelChoice {
  readonly modelId: string;
  readonly residency: ModelResidency;
  /** Empty: those of the table. */
  readonly destinationRegions: readonly string[];
  /** Absent: that of the Region. */
  readonly geography?: ModelGeography;
  /** The model may be called only with it. */
  readonly guardrail?: IGuardrail;
}

/** What the runtime names the model by, and what its role needs to call it. */
export interface ModelAccess {
  readonly invokedId: string;
  readonly statements: readonly iam.PolicyStatement[];
}

/** A geographic inference profile: what stands before a model's id in its own, and the Regions that it routes to. */
interface Routing {
  readonly id: string;
  readonly destinations: readonly string[];
}

/** What allows ConverseStream, by which every answer comes. */
const ACTION = 'bedrock:InvokeModelWithResponseStream';

/**
 * Access to exactly one model: in the Region, or through an inference profile and then to the model in each Region that the profile routes
 * to, for calls through that profile only.
 */
export function modelAccess(scope: Construct, choice: ModelChoice): ModelAccess {
  const access = unguarded(scope, choice);
  if (choice.guardrail) {
    for (const statement of access.statements) statement.addConditions(withGuardrail(choice.guardrail));
  }
  return access;
}

/** Whichever version: during a gradual deployment two versions of the function run under one role. */
function withGuardrail(guardrail: IGuardrail): Record<string, Record<string, string>> {
  return guardrail.guardrailVersion === 'DRAFT'
    ? { StringEquals: { 'bedrock:GuardrailIdentifier': guardrail.guardrailArn } }
    : { StringLike: { 'bedrock:GuardrailIdentifier': `${guardrail.guardrailArn}:*` } };
}

function unguarded(scope: Construct, choice: ModelChoice): ModelAccess {
  switch (choice.residency) {
    case ModelResidency.REGION:
      return { invokedId: choice.modelId, statements: [allow([modelArn(scope, choice.modelId, Stack.of(scope).region)])] };
    case ModelResidency.GEOGRAPHY: {
      const { id, destinations } = routingOf(scope, choice);
      return throughProfile(scope, `${id}.${choice.modelId}`, destinations.map(region => modelArn(scope, choice.modelId, region)), []);
    }
    case ModelResidency.GLOBAL:
      return throughProfile(
        scope, `global.${choice.modelId}`, [modelArn(scope, choice.modelId, Stack.of(scope).region)], [modelArn(scope, choice.modelId, '')]);
  }
}

function throughProfile(scope: Construct, profile: string, models: string[], regionless: string[]): ModelAccess {
  const profileArn = Stack.of(scope).formatArn({ service: 'bedrock', resource: 'inference-profile', resourceName: profile });
  const onlyThroughProfile = { 'bedrock:InferenceProfileArn': profileArn };
  return {
    invokedId: profile,
    statements: [
      allow([profileArn]),
      allow(models, { StringEquals: onlyThroughProfile }),
      // The global profile's model carries no Region, nor does the request for it.
      ...regionless.map(model => allow([model], { StringEquals: { ...onlyThroughProfile, 'aws:RequestedRegion': 'unspecified' } })),
    ],
  };
}

function allow(resources: string[], conditions?: Record<string, Record<string, string>>): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: [ACTION], resources, conditions });
}

function modelArn(scope: Construct, modelId: string, region: string): string {
  return Stack.of(scope).formatArn({
    service: 'bedrock', region, account: '', resource: 'foundation-model', resourceName: modelId, arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}

/** Whose profile is called, and where it may answer: in Regions that the configuration names, or in those of the table. */
function routingOf(scope: Construct, choice: ModelChoice): Routing {
  const { id, destinations } = geographyOf(scope, choice);
  return { id, destinations: choice.destinationRegions.length > 0 ? choice.destinationRegions : destinations };
}

function geographyOf(scope: Construct, choice: ModelChoice): Routing {
  const region = Stack.of(scope).region;
  const chosen = GEOGRAPHIES.find(({ id }) => id === choice.geography);
  if (Token.isUnresolved(region)) return chosen ?? mappedGeography(scope, region);
  const geography = chosen ?? GEOGRAPHIES.find(each => each.sources.includes(region));
  // Regions that the configuration names are the word of somebody who has looked: they hold against the table.
  if (geography && (geography.sources.includes(region) || choice.destinationRegions.length > 0)) return geography;
  throw new ConfigurationError([{
    place: 'props',
    path: 'models.residency',
    value: choice.residency,
    message: chosen
      ? `is geography, but no inference profile of ${chosen.id} is known in ${region} (table of ${GEOGRAPHIES_AS_OF})`
      : `is geography, but no geographic inference profile is known in ${region} (table of ${GEOGRAPHIES_AS_OF})`,
    hint: chosen ? 'Choose another models.geography, or also name models.destination_regions.'
      : 'Choose region or global, or name models.geography and models.destination_regions.',
  }]);
}

/** Where the Region is known only at deployment, CloudFormation looks the geography up. */
function mappedGeography(scope: Construct, region: string): Routing {
  const width = Math.max(...GEOGRAPHIES.map(({ destinations }) => destinations.length));
  const mapping = geographies(scope, width);
  const lookup = (key: string): string => mapping.findInMap(region, key);
  return { id: lookup('geography'), destinations: Array.from({ length: width }, (_, i) => lookup(`destination${i}`)) };
}

/** The table as a mapping of the template, one for all models. */
function geographies(scope: Construct, width: number): CfnMapping {
  const existing = scope.node.tryFindChild('Geographies');
  if (existing instanceof CfnMapping) return existing;
  return new CfnMapping(scope, 'Geographies', {
    lazy: true,
    // The first geography of a Region holds, and the last entry of an object.
    mapping: Object.fromEntries([...GEOGRAPHIES].reverse().flatMap(({ id, sources, destinations }) => sources.map(source => [source, {
      geography: id,
      // Geographies differ in size, lists of a policy do not: the last Region fills up.
      ...Object.fromEntries(Array.from({ length: width }, (_, i) => [`destination${i}`, destinations[i] ?? destinations.at(-1)!])),
    }]))),
  });
}
