import { readFileSync } from 'fs';
import type { Environment } from 'aws-cdk-lib';
import { ConfigurationError } from './configuration-error';
import type { PlatformConfiguration } from './platform-configuration';
import { readConfiguration } from './read-configuration';

/** Reads the configuration of an environment. The one place that looks at environment variables. */
export class ConfigurationManager {
  /**
   * Reads a YAML file, applies the environment variables that override it (`SCAP__FUNCTIONS__MEMORY_MB` for
   * `functions.memory_mb`) and fills in the defaults. In Python, set such variables before the first import of the CDK.
   *
   * @param path  of the file, relative to the working directory
   * @throws an error with code CONFIGURATION_INVALID that lists every problem with file, line, column, key, value and what was expected
   */
  public static load(path: string): PlatformConfiguration {
    return readConfiguration(textOf(path), path, process.env);
  }

  /**
   * The account and Region that a stack must be given for this configuration. Those that are `auto` are left open: CloudFormation fills
   * them in where the stack is deployed.
   */
  public static stackEnvironment(configuration: PlatformConfiguration): Environment {
    const { accountId, region } = configuration;
    return { account: accountId === 'auto' ? undefined : accountId, region: region === 'auto' ? undefined : region };
  }

  private constructor() {}
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigurationError([{
      place: path, path: '', message: 'cannot be read', hint: 'Name a YAML file; examples are config/dev.yaml and the configuration reference.',
    }], { cause });
  }
}
