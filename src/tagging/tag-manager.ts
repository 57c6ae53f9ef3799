import { Tags, Token, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ConfigurationError, type ConfigurationProblem } from '../config/configuration-error';
import type { TagManagerProps } from './tag-manager-props';
import { TagValidation } from './tag-validation';

/** The limits of AWS on tags, characters. */
const NAME_LENGTH = 128;
const VALUE_LENGTH = 256;

/** Tags for cost allocation and ownership, on everything below one construct and nothing beside it. */
export class TagManager {
  private readonly tags: { readonly [name: string]: string };

  /**
   * @throws an error with code CONFIGURATION_INVALID for a tag that AWS would refuse or that replaces one of the five
   */
  constructor(props: TagManagerProps) {
    const own = {
      Project: props.project,
      Environment: props.environment,
      ManagedBy: 'aws-cdk',
      CostCenter: props.costCenter,
      Owner: props.owner,
    };
    const problems = Object.entries({ ...own, ...props.tags }).flatMap(([name, value]) => problemsOf(name, value));
    const taken = Object.keys(props.tags ?? {}).filter(name => name in own).map(name => problem(name, 'is set by the platform; choose another name'));
    if (problems.length + taken.length > 0) throw new ConfigurationError([...problems, ...taken]);
    this.tags = { ...props.tags, ...own };
  }

  /** Tags `scope` and everything below it, nested stacks included. The synthesis fails where a resource that can be tagged lacks one of them. */
  public applyTo(scope: IConstruct): void {
    for (const [name, value] of Object.entries(this.tags)) Tags.of(scope).add(name, value);
    Validations.of(scope).addPlugins(new TagValidation(scope, Object.keys(this.tags)));
  }
}

function problemsOf(name: string, value: string): ConfigurationProblem[] {
  return [
    ...(name.length === 0 || name.length > NAME_LENGTH ? [problem(name, `has a name of ${name.length} characters, expected 1 to ${NAME_LENGTH}`)] : []),
    ...(/^aws:/i.test(name) ? [problem(name, 'begins with aws:, which AWS keeps for itself')] : []),
    ...(!Token.isUnresolved(value) && value.length > VALUE_LENGTH ? [problem(name, `has ${value.length} characters, expected at most ${VALUE_LENGTH}`)] : []),
  ];
}

function problem(name: string, message: string): ConfigurationProblem {
  return { place: 'tags', path: `tags.${name}`, message };
}
