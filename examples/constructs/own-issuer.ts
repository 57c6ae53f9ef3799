import { App, Stack } from 'aws-cdk-lib';
import { SupplyChainAgentPlatform } from 'supply-chain-agent-platform';

/** A platform whose people sign in at an OpenID Connect provider of the company: no pool is made, and the function verifies every token. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
new SupplyChainAgentPlatform(new Stack(app, 'Company'), 'Platform', {
  owner: 'planning',
  costCenter: 'CC-1001',
  identity: { issuer: 'https://login.example.com/tenant', audience: 'supply-chain-page', keySetUrl: 'https://login.example.com/tenant/keys' },
});
