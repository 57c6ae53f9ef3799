"""What stands around the emulator's handlers of CloudFormation types."""
from collections.abc import Callable
from typing import Any

import ministack.services.cloudformation.provisioners as provisioners

Properties = dict[str, Any]
Create = Callable[[str, Properties, str], tuple[str, Properties]]


def before_create(resource_type: str, check: Callable[[str, Properties], Any]) -> None:
    """Looks at a resource before it is made. What `check` raises fails the creation."""
    handlers = provisioners._RESOURCE_HANDLERS[resource_type]
    create: Create = handlers["create"]

    def checked(logical_id: str, properties: Properties, stack: str) -> tuple[str, Properties]:
        check(logical_id, properties)
        return create(logical_id, properties, stack)

    handlers["create"] = checked


def after(resource_type: str, complete: Callable[[str, Properties, Properties], Any]) -> None:
    """Completes what the creation and the update of a resource have left out: its attributes, or its state."""
    handlers = provisioners._RESOURCE_HANDLERS[resource_type]
    create, update = handlers["create"], handlers.get("update")

    def created(logical_id: str, properties: Properties, stack: str) -> tuple[str, Properties]:
        physical_id, attributes = create(logical_id, properties, stack)
        complete(physical_id, properties, attributes)
        return physical_id, attributes

    def updated(old_id: str, old: Properties, new: Properties, *rest: Any) -> tuple[str, Properties]:
        physical_id, attributes = update(old_id, old, new, *rest)
        complete(physical_id, new, attributes)
        return physical_id, attributes

    handlers["create"] = created
    if update:
        handlers["update"] = updated
