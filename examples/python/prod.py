"""The production platform of config/prod.yaml, written in Python: every part as a keyword."""
import aws_cdk as cdk
import supply_chain_agent_platform as scap

app = cdk.App()
stack = cdk.Stack(app, "SupplyChainAgentsProd", description="Supply-chain agents, production")
scap.SupplyChainAgentPlatform(
    stack,
    "Platform",
    owner="supply-chain-platform",
    cost_center="CC-0000",
    environment="prod",
    tags={"Application": "supply-chain"},
    features=scap.FeaturesConfiguration(guardrails=True),
    names=scap.NamesConfiguration(physical="explicit"),
    network=scap.NetworkConfiguration(cidr="10.20.0.0/16"),
    identity=scap.IdentityConfiguration(mfa="required"),
    api=scap.ApiConfiguration(requests_per_second=50),
    functions=scap.FunctionsConfiguration(memory_mb=2048, reserved_concurrency=20),
    data=scap.DataConfiguration(scan_limit_mb=10240),
    agents=scap.AgentsConfiguration(
        definitions=[
            scap.AgentDefinition(id="returns", persona="warehouse_manager", purpose="Goods that customers send back, and why."),
        ],
    ),
    tools=scap.ToolsConfiguration(disabled=[]),
    permissions=scap.PermissionsConfiguration(tools={"field_engineer": [
        "find_entities", "describe_data", "query_data", "check_data_quality", "daily_briefing", "simulate_scenario", "check_order_fulfillment_status",
        "identify_delayed_orders", "calculate_warehouse_capacity", "carrier_performance", "optimize_delivery_routes", "trace_impact",
    ]}),
    models=scap.ModelsConfiguration(residency="geography"),
    conversations=scap.ConversationsConfiguration(retention_days=365),
    budgets=scap.BudgetsConfiguration(monthly_usd=2000),
    observability=scap.ObservabilityConfiguration(alarm_emails=["supply-chain@example.com"]),
    audit=scap.AuditConfiguration(management_events=True),
    backup=scap.BackupConfiguration(retention_days=120, cold_storage_after_days=30),
    secrets=scap.SecretsConfiguration(rotation_days=30),
)
app.synth()
