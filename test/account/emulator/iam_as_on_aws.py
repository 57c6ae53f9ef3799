"""IAM: what the emulator judges otherwise than AWS, and this suite relies on."""
import json
import re
from collections.abc import Callable
from typing import Any

import ministack.core.iam_actions as iam_actions
import ministack.services.dynamodb as dynamodb
import ministack.services.iam as iam
import ministack.services.ssm as ssm
from ministack.core import iam_evaluator, lambda_runtime
from ministack.core.responses import error_response_json, get_account_id, get_region
from ministack.core.router import extract_access_key_id

from handlers import Properties


def apply() -> None:
    _tell_leading_keys()
    _judge_each_parameter()
    _end_warm_functions_on_policy_changes()


def _tell_leading_keys() -> None:
    """`dynamodb:LeadingKeys`: the partition keys that a request names."""
    known = iam_actions.dynamodb_service_context

    def with_leading_keys(body: bytes) -> Properties:
        context = known(body)
        try:
            keys = _leading_keys(json.loads(body or b"{}"))
        except ValueError:
            return context
        return {**context, "dynamodb:LeadingKeys": keys} if keys else context

    iam_actions.dynamodb_service_context = with_leading_keys


def _leading_keys(request: Properties) -> list[str]:
    found = [_value(item[key]) for table, item in _named_items(request) if (key := _partition_key(table)) in item]
    partition = _partition_key(request.get("TableName", ""))
    names, values = request.get("ExpressionAttributeNames") or {}, request.get("ExpressionAttributeValues") or {}
    for name, value in re.findall(r"([#\w.]+)\s*=\s*(:\w+)", request.get("KeyConditionExpression") or ""):
        if names.get(name, name) == partition and value in values:
            found.append(_value(values[value]))
    return found


def _named_items(request: Properties) -> list[tuple[str, Properties]]:
    """The items and keys that a request carries, each with its table."""
    items = [(request.get("TableName", ""), part) for part in (request.get("Key"), request.get("Item")) if isinstance(part, dict)]
    for table, batch in (request.get("RequestItems") or {}).items():
        if isinstance(batch, dict):
            items += [(table, key) for key in batch.get("Keys", [])]
        else:
            items += [(table, part) for write in batch for kind in write.values() for part in (kind.get("Key"), kind.get("Item")) if part]
    return items


def _partition_key(table: str) -> str:
    schema = (dynamodb._tables.get(table.rsplit("/", 1)[-1]) or {}).get("KeySchema", [])
    return next((key["AttributeName"] for key in schema if key["KeyType"] == "HASH"), "")


def _value(attribute: Properties) -> str:
    return str(next(iter(attribute.values())))


def _judge_each_parameter() -> None:
    """GetParameters needs a permission for each parameter that it names. The emulator asks for one for all there are."""
    known, answer = iam_actions.extract_resource_arn, ssm.handle_request

    def extract_resource_arn(service: str, method: str, path: str, headers: dict[str, str], body: bytes, *rest: Any) -> str:
        named = _named_parameters(headers, body) if service == "ssm" else []
        return named[0] if named else known(service, method, path, headers, body, *rest)

    async def handle_request(method: str, path: str, headers: dict[str, str], body: bytes, query_params: Properties) -> Any:
        access_key = extract_access_key_id(headers, query_params)
        for parameter in _named_parameters(headers, body)[1:]:
            if iam_evaluator.enforce(access_key, "ssm:GetParameters", "ssm", get_region(), resource_arn=parameter):
                return error_response_json("AccessDeniedException", f"not authorized to perform: ssm:GetParameters on {parameter}", 400)
        return await answer(method, path, headers, body, query_params)

    iam_actions.extract_resource_arn = extract_resource_arn
    ssm.handle_request = handle_request


def _named_parameters(headers: dict[str, str], body: bytes) -> list[str]:
    if not headers.get("x-amz-target", "").endswith(".GetParameters"):
        return []
    return [f"arn:aws:ssm:{get_region()}:{get_account_id()}:parameter/{name.lstrip('/')}" for name in json.loads(body or b"{}").get("Names", [])]


def _end_warm_functions_on_policy_changes() -> None:
    """A changed policy meets cold functions: no secret, key set or session that they hold may hide a permission that is gone."""
    for action in ("PutRolePolicy", "DeleteRolePolicy", "UpdateAssumeRolePolicy"):
        iam._IAM_HANDLERS[action] = _then_cold(iam._IAM_HANDLERS[action])


def _then_cold(handler: Callable[..., Any]) -> Callable[..., Any]:
    def handle(*arguments: Any) -> Any:
        answer = handler(*arguments)
        lambda_runtime.reset()
        return answer
    return handle
