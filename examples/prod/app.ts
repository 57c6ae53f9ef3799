import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { ConfigurationManager, SupplyChainAgentPlatform } from 'supply-chain-agent-platform';

const configuration = ConfigurationManager.load(path.join(__dirname, '..', '..', 'config', 'prod.yaml'));

export const app = new App();
const stack = new Stack(app, 'SupplyChainAgentsProd', {
  description: 'Supply-chain agents, production',
  env: ConfigurationManager.stackEnvironment(configuration),
});
new SupplyChainAgentPlatform(stack, 'Platform', configuration);
