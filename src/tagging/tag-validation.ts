import {
  CfnResource, TagManager as ResourceTags, type IPolicyValidationPlugin, type PolicyValidationPluginReport, type PolicyViolation,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Fails the synthesis where a resource below `scope` that can be tagged lacks one of the tags. What stands beside it is not looked at. */
export class TagValidation implements IPolicyValidationPlugin {
  public readonly name = 'supply-chain-agent-platform tags';
  public readonly ruleIds = ['missing-tag'];

  /**
   * @param names  of the tags that must be there
   */
  constructor(private readonly scope: IConstruct, private readonly names: readonly string[]) {}

  public validate(): PolicyValidationPluginReport {
    const violations = this.scope.node.findAll().flatMap(construct => this.missing(construct));
    return { success: violations.length === 0, violations };
  }

  private missing(construct: IConstruct): PolicyViolation[] {
    const tags = CfnResource.isCfnResource(construct) ? tagsOf(construct) : undefined;
    const absent = tags ? this.names.filter(name => !(name in tags)) : [];
    if (absent.length === 0) return [];
    return [{
      ruleName: 'missing-tag',
      description: `The tags ${absent.join(', ')} are missing. By them costs are attributed, and a deployment knows what is its own.`,
      fix: 'Take away what removes or excludes them: Tags.of(…).remove(…), or a Tag with excludeResourceTypes.',
      severity: 'error',
      violatingResources: [{ constructPath: construct.node.path, locations: ['Properties/Tags'] }],
    }];
  }
}

/** The tags of a resource by name; undefined for one that takes none. */
function tagsOf(resource: CfnResource): Record<string, string> | undefined {
  if (ResourceTags.isTaggable(resource)) return resource.tags.tagValues();
  return ResourceTags.isTaggableV2(resource) ? resource.cdkTagManager.tagValues() : undefined;
}
