"""Resource types that the emulator does not know: they are taken as they come, so that a stack that holds them deploys. A stub proves nothing."""
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import ministack.services.cloudformation.provisioners as provisioners
from ministack.core.responses import get_account_id, get_region

Properties = dict[str, Any]


def register() -> list[str]:
    """Makes the types of stubs.json known, where the emulator has no handler of its own. Returns those."""
    stubs = json.loads(Path(__file__).with_name("stubs.json").read_text())
    unknown = [stub for stub in stubs if stub["type"] not in provisioners._RESOURCE_HANDLERS]
    for stub in unknown:
        provisioners._RESOURCE_HANDLERS[stub["type"]] = _handler(stub)
    return [stub["type"] for stub in unknown]


def _handler(stub: dict[str, Any]) -> dict[str, Any]:
    def create(logical_id: str, properties: Properties, stack: str) -> tuple[str, Properties]:
        print(f"stub used: {stub['type']}", file=sys.stderr, flush=True)
        values = _values(stub, logical_id, properties, stack)
        physical_id = stub.get("ref", "{name}").format(**values)
        return physical_id, {name: text.format(**values) for name, text in stub.get("attributes", {}).items()}

    def update(physical_id: str, _old: Properties, new: Properties, stack: str, logical_id: str) -> tuple[str, Properties]:
        _, attributes = create(logical_id, new, stack)
        return physical_id, attributes

    def delete(_physical_id: str, _properties: Properties) -> None:
        """There is nothing to delete."""

    return {"create": create, "update": update, "update_with_logical_id": True, "delete": delete}


def _values(stub: dict[str, Any], logical_id: str, properties: Properties, stack: str) -> dict[str, str]:
    digest = hashlib.sha256(f"{stack}/{logical_id}".encode()).hexdigest()[:17]
    name: Any = properties
    for key in stub.get("nameProperty", "").split("."):
        name = name.get(key) if isinstance(name, dict) else None
    return {"name": str(name or f"{stack}-{logical_id}"), "hash": digest, "region": get_region(), "account": get_account_id()}
