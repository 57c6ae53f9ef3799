import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { IGuardrail } from './agents/guardrail-interface';
import type { OwnIdentityProps } from './api/own-identity-props';
import type { ConfigurationOverrides, PlatformConfiguration } from './config';
import type { BroughtTables } from './data/brought-tables';
import type { OwnFunctionsProps } from './functions/own-functions-props';
import type { OwnNetworkProps } from './network/own-network-props';
import type { OwnTopicProps } from './observability/own-topic-props';
import type { OwnKeyProps } from './security/own-key-props';

/** Resources of your own that the platform uses instead of making them. */
export interface OwnResourcesProps extends OwnIdentityProps, OwnTopicProps, OwnNetworkProps, OwnKeyProps, OwnFunctionsProps {
  /**
   * Whether answers are streamed. Where an API cannot pass a stream on, as in an emulated account, an answer is sent when it is complete.
   *
   * @default true
   */
  readonly responseStreaming?: boolean;
  /**
   * A guardrail of yours that looks at questions and answers, whatever features.guardrails says.
   *
   * @default - made by the platform where features.guardrails is on
   */
  readonly guardrail?: IGuardrail;
  /**
   * A bucket of yours that holds the data, below `views/<view>/`. A key that encrypts it is granted where the bucket knows it. Versions,
   * lifecycle and access log of it are yours; features.backup copies it only if it keeps versions.
   *
   * @default - made by the platform
   */
  readonly dataBucket?: s3.IBucket;
  /**
   * A Glue database of yours that the tables of the views are made in.
   *
   * @default - made by the platform
   */
  readonly glueDatabase?: glue.IDatabase;
  /**
   * Tables of yours in place of those that the platform makes.
   *
   * @default - all five are made by the platform
   */
  readonly tables?: BroughtTables;
  /**
   * A log group of yours for the audit trail, where features.audit_trail is on.
   *
   * @default - made by the platform
   */
  readonly auditLogGroup?: logs.ILogGroup;
}

/** What is given beside a configuration file: values that win over it, and resources of your own. */
export interface PlatformFromFileProps extends ConfigurationOverrides, OwnResourcesProps {}

/**
 * The platform: what `config/<environment>.yaml` holds, given in code. Only `owner` and `costCenter` have no default.
 */
export interface SupplyChainAgentPlatformProps extends PlatformConfiguration, OwnResourcesProps {}
