"""The same platform as prod.py, with a dict for every part."""
import aws_cdk as cdk
from supply_chain_agent_platform import SupplyChainAgentPlatform

app = cdk.App()
stack = cdk.Stack(app, "SupplyChainAgentsProd", description="Supply-chain agents, production")
SupplyChainAgentPlatform(
    stack,
    "Platform",
    owner="supply-chain-platform",
    cost_center="CC-0000",
    environment="prod",
    tags={"Application": "supply-chain"},
    features={"guardrails": True},
    names={"physical": "explicit"},
    network={"cidr": "10.20.0.0/16"},
    identity={"mfa": "required"},
    api={"requests_per_second": 50},
    functions={"memory_mb": 2048, "reserved_concurrency": 20},
    data={"scan_limit_mb": 10240},
    agents={
        "definitions": [
            {"id": "returns", "persona": "warehouse_manager", "purpose": "Goods that customers send back, and why."},
        ],
    },
    tools={"disabled": []},
    permissions={"tools": {"field_engineer": [
        "find_entities", "describe_data", "query_data", "check_data_quality", "daily_briefing", "simulate_scenario", "check_order_fulfillment_status",
        "identify_delayed_orders", "calculate_warehouse_capacity", "carrier_performance", "optimize_delivery_routes", "trace_impact",
    ]}},
    models={"residency": "geography"},
    conversations={"retention_days": 365},
    budgets={"monthly_usd": 2000},
    observability={"alarm_emails": ["supply-chain@example.com"]},
    audit={"management_events": True},
    backup={"retention_days": 120, "cold_storage_after_days": 30},
    secrets={"rotation_days": 30},
)
app.synth()
