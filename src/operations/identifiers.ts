import { CfnOutput } from 'aws-cdk-lib';
import type { SupplyChainAgentPlatform } from '../platform';

/** Prints what a deployment has made, as outputs of the stack: what people and scripts need to use and look after it. */
export function printIdentifiers(platform: SupplyChainAgentPlatform): void {
  const print = (id: string, description: string, value: string): void => {
    new CfnOutput(platform, id, { description, value });
  };
  if (platform.api) print('ApiAddress', 'Where questions go', platform.api.address);
  if (platform.api && platform.page) print('PageAddress', 'Where people ask', platform.api.pageAddress);
  if (platform.api?.domain) print('DomainTarget', 'What the DNS record of api.domain_name points to', platform.api.domain.domainNameAliasDomainName);
  if (platform.users) print('UserPoolId', 'The pool that users are created in', platform.users.userPool.userPoolId);
  if (platform.appClient) print('UserPoolClientId', 'The app client that signs users in', platform.appClient.client.userPoolClientId);
  if (platform.users?.loginUrl !== undefined) print('LoginDomain', 'Where people sign in', platform.users.loginUrl);
  print('DataBucket', 'Where the Parquet files of the views lie, under views/<view>/', platform.buckets.bucket.bucketName);
  if (platform.lake) print('GlueDatabase', 'The database that holds one table per view', platform.lake.database.databaseName);
  if (platform.lake) print('Workgroup', 'The Athena workgroup that queries run in', platform.lake.workgroupName);
  print('ConversationsTable', 'The table that holds conversations', platform.conversations.table.tableName);
  print('AccessTable', 'The table that holds verified questions and what people say of answers', platform.access.table.tableName);
  if (platform.parameters) print('DefinitionsParameter', 'The parameter that says what words mean here', platform.parameters.definitions.parameterName);
  if (platform.agents) print('ChatFunction', 'The function that answers', platform.agents.handler.functionName);
  print('KeyArn', 'The key that encrypts everything', platform.key.key.keyArn);
}
