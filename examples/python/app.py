import aws_cdk as cdk
from supply_chain_agent_platform import SupplyChainAgentPlatform

app = cdk.App()
SupplyChainAgentPlatform(cdk.Stack(app, "SupplyChainAgents"), "Platform", owner="supply-chain-platform", cost_center="CC-0000")
app.synth()
