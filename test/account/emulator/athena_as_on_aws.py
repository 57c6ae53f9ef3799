"""Athena reads as its caller: on AWS a query fails where the caller may not read a table's description or its objects. The emulator reads all."""
import json
from typing import Any
from urllib.parse import urlparse

import duckdb
import ministack.services.athena as athena
import ministack.services.glue as glue
import ministack.services.s3 as s3
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import error_response_json, get_account_id, get_region
from ministack.core.router import extract_access_key_id

# What a query needs: an action, the resource, and the condition keys of the request.
Need = tuple[str, str, dict[str, str]]


MANAGED = "s3://managed-results/"


def apply() -> None:
    _judge_queries()
    _keep_managed_results()
    _find_queries_in_their_workgroups()
    _calculate_as_trino()


def _judge_queries() -> None:
    answer = athena.handle_request

    async def handle_request(method: str, path: str, headers: dict[str, str], body: bytes, query_params: dict[str, Any]) -> Any:
        if headers.get("x-amz-target", "").endswith(".StartQueryExecution"):
            request = json.loads(body or b"{}")
            refused = _refusal(request, extract_access_key_id(headers, query_params))
            if refused:
                return refused
            body = json.dumps(_with_place_for_results(request)).encode()
        return await answer(method, path, headers, body, query_params)

    athena.handle_request = handle_request


def _refusal(request: dict[str, Any], access_key: str) -> Any:
    if request.get("WorkGroup", "primary") not in athena._workgroups:
        return error_response_json("InvalidRequestException", f"WorkGroup {request.get('WorkGroup')} is not found.", 400)
    # Athena itself asks for the data, over TLS, whatever way the order has come.
    iam_evaluator.pin_request_origin("127.0.0.1", True)
    for action, resource, keys in _needs(request):
        denied = iam_evaluator.enforce(access_key, action, action.split(":")[0], get_region(), resource_arn=resource, service_context=keys)
        if denied:
            return error_response_json("AccessDeniedException", f"You are not authorized to perform: {action} on the resource", 400)
    return None


def _needs(request: dict[str, Any]) -> list[Need]:
    database = (request.get("QueryExecutionContext") or {}).get("Database", "default")
    needs: list[Need] = [("glue:GetDatabase", _glue_arn("database/default"), {}), ("glue:GetDatabase", _glue_arn(f"database/{database}"), {})]
    for reference in athena._table_references(request.get("QueryString", "")):
        table = f"{reference.database or database}/{reference.table}"
        found = glue._tables.get(table)
        if found:
            needs.append(("glue:GetTable", _glue_arn(f"table/{table}"), {}))
            needs += _needs_of_location((found.get("StorageDescriptor") or {}).get("Location", ""))
    return needs


def _needs_of_location(location: str) -> list[Need]:
    parsed = urlparse(location)
    bucket, prefix = f"arn:aws:s3:::{parsed.netloc}", parsed.path.lstrip("/")
    objects = (s3._buckets.get(parsed.netloc) or {"objects": {}})["objects"]
    return [
        ("s3:GetBucketLocation", bucket, {}),
        ("s3:ListBucket", bucket, {"s3:prefix": prefix}),
        *(("s3:GetObject", f"{bucket}/{key}", {}) for key in objects if key.startswith(prefix)),
    ]


def _glue_arn(resource: str) -> str:
    return f"arn:aws:glue:{get_region()}:{get_account_id()}:{resource}"


def _with_place_for_results(request: dict[str, Any]) -> dict[str, Any]:
    """A workgroup with managed results keeps them itself, which the emulator does not know: it asks for a place."""
    return {**request, "ResultConfiguration": request.get("ResultConfiguration") or {"OutputLocation": MANAGED}}


def _keep_managed_results() -> None:
    """Managed results lie in no bucket of the account."""
    save = athena._save_query_results

    async def save_query_results(query_id: str) -> None:
        if not athena._executions[query_id]["ResultConfiguration"]["OutputLocation"].startswith(MANAGED):
            await save(query_id)

    athena._save_query_results = save_query_results


def _find_queries_in_their_workgroups() -> None:
    """A query belongs to its workgroup: permissions for the one are permissions for the other."""
    known = iam_actions.extract_resource_arn

    def extract_resource_arn(service: str, method: str, path: str, headers: dict[str, str], body: bytes, *rest: Any) -> str:
        if service == "athena":
            query = athena._executions.get(json.loads(body or b"{}").get("QueryExecutionId", ""))
            if query:
                return athena._arn_workgroup(query["WorkGroup"])
        return known(service, method, path, headers, body, *rest)

    iam_actions.extract_resource_arn = extract_resource_arn


def _calculate_as_trino() -> None:
    """Whole numbers divide to whole numbers, times are UTC, and `array_join` leaves NULL out."""
    connect = duckdb.connect

    def connected(*arguments: Any, **options: Any) -> Any:
        connection = connect(*arguments, **options)
        connection.execute("SET integer_division = true")
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("CREATE OR REPLACE TEMP MACRO array_join(list, separator) AS array_to_string(list, separator)")
        return connection

    duckdb.connect = connected
