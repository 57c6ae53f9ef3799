import { App, Stack } from 'aws-cdk-lib';
import { SupplyChainAgentPlatform } from 'supply-chain-agent-platform';

export const app = new App();
new SupplyChainAgentPlatform(new Stack(app, 'SupplyChainAgents'), 'Platform', { owner: 'supply-chain', costCenter: 'CC-1000' });
