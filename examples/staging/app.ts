import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { ConfigurationManager, SupplyChainAgentPlatform } from 'supply-chain-agent-platform';

const configuration = ConfigurationManager.load(path.join(__dirname, '..', '..', 'config', 'staging.yaml'));

export const app = new App();
const stack = new Stack(app, 'SupplyChainAgentsStaging', {
  description: 'Supply-chain agents, staging',
  env: ConfigurationManager.stackEnvironment(configuration),
});
new SupplyChainAgentPlatform(stack, 'Platform', configuration);
