import { Token, type Environment } from 'aws-cdk-lib';
import type { ConfigurationOverrides } from './configuration-overrides';
import type { PlatformConfiguration } from './platform-configuration';
import { checkGiven, givenByProps, givenOnDisk, overlaid, problemText, requireSound, wholeFile } from './reading';

/** Reads the configuration of an environment. The one place that looks at environment variables. */
export class ConfigurationManager {
  /**
   * Reads a YAML file and those that it extends, and the agents beside it (`agents/*.yaml`); then the environment variables that override
   * it (`SCAP__FUNCTIONS__MEMORY_MB` for `functions.memory_mb`), also those of a file `.env` in the working directory; then the overrides.
   * What is left has the defaults of the environment. In Python, set such variables before the first import of the CDK.
   *
   * @param path  of the file, relative to the working directory
   * @param overrides  win over file and variables
   * @throws an error with code CONFIGURATION_INVALID that lists every problem with file, line, column, key, value and what was expected
   */
  public static load(path: string, overrides?: ConfigurationOverrides): PlatformConfiguration {
    const onDisk = givenOnDisk({ file: path, variables: process.env, envFile: '.env' });
    for (const warning of onDisk.warnings ?? []) process.emitWarning(problemText(warning), { code: 'SCAP_CONFIGURATION' });
    return requireSound(checkGiven(overlaid(onDisk, givenByProps(overrides ?? {})), { whole: wholeFile(path), isToken: Token.isUnresolved }));
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
