"""What the emulator does otherwise than AWS, and this suite relies on."""
import base64
import json
import re
import time
from collections.abc import Callable
from typing import Any

import ministack.core.iam_actions as iam_actions
import ministack.services.cloudformation.provisioners as provisioners
import ministack.services.cloudwatch_logs as cloudwatch_logs
import ministack.services.cognito as cognito
import ministack.services.dynamodb as dynamodb
import ministack.services.iam as iam
import ministack.services.kms as kms
import ministack.services.lambda_svc as lambda_service
import ministack.services.s3 as s3
import ministack.services.secretsmanager as secretsmanager
import ministack.services.ssm as ssm
from ministack.core import iam_evaluator, lambda_runtime
from ministack.core.responses import error_response_json, get_account_id, get_region, json_response, new_uuid
from ministack.core.router import extract_access_key_id

Properties = dict[str, Any]
Create = Callable[[str, Properties, str], tuple[str, Properties]]


def apply() -> None:
    _refuse_orphans()
    _tell_leading_keys()
    _end_warm_functions_on_policy_changes()
    _call_streamed_integrations_buffered()
    _guard_own_attributes()
    _refer_to_secrets_by_arn()
    _begin_rotations_only()
    _judge_each_parameter()
    _after("AWS::EC2::VPC", lambda _id, vpc, attributes: attributes.setdefault("CidrBlock", vpc.get("CidrBlock")))
    _after("AWS::Cognito::UserPool", lambda pool_id, _pool, attributes: attributes.setdefault("ProviderURL", _issuer(pool_id)))
    _after("AWS::S3::Bucket", _tag_bucket)


def _refuse_orphans() -> None:
    """A name that is taken is refused. The emulator would replace what bears it: a table would be empty, and the deployment a success."""
    taken = {
        "AWS::DynamoDB::Table": lambda properties: properties.get("TableName") in dynamodb._tables,
        "AWS::IAM::Role": lambda properties: properties.get("RoleName") in iam._roles,
        "AWS::KMS::Alias": lambda properties: kms._alias_arn(properties.get("AliasName", "")) in kms._aliases,
        "AWS::Lambda::Function": lambda properties: properties.get("FunctionName") in lambda_service._functions,
        "AWS::Logs::LogGroup": lambda properties: properties.get("LogGroupName") in cloudwatch_logs._log_groups,
        "AWS::SecretsManager::Secret": lambda properties: properties.get("Name") in secretsmanager._secrets,
    }
    for resource_type, exists in taken.items():
        _before_create(resource_type, _refusal(resource_type, exists))


def _refusal(resource_type: str, exists: Callable[[Properties], bool]) -> Callable[[str, Properties], None]:
    def refuse(logical_id: str, properties: Properties) -> None:
        if exists(properties):
            raise ValueError(f"{resource_type} {logical_id}: a resource of that name already exists")
    return refuse


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


def _call_streamed_integrations_buffered() -> None:
    handlers = provisioners._RESOURCE_HANDLERS["AWS::ApiGateway::Method"]
    create: Create = handlers["create"]

    def create_method(logical_id: str, properties: Properties, stack: str) -> tuple[str, Properties]:
        integration = properties.get("Integration") or {}
        uri = str(integration.get("Uri", ""))
        if "response-streaming-invocations" in uri:
            buffered = uri.replace("/2021-11-15/", "/2015-03-31/").replace("/response-streaming-invocations", "/invocations")
            properties = {**properties, "Integration": {**integration, "Uri": buffered}}
        return create(logical_id, properties, stack)

    handlers["create"] = create_method


def _guard_own_attributes() -> None:
    """Users write those of their own attributes that their app client may write. The emulator lets them write all."""
    update = cognito._update_user_attributes

    def update_user_attributes(data: Properties) -> Any:
        client = _client_of(data.get("AccessToken", ""))
        writable = (client or {}).get("WriteAttributes") or []
        named = [attribute["Name"] for attribute in data.get("UserAttributes", [])]
        if client and writable and not set(named) <= set(writable):
            return error_response_json("NotAuthorizedException", "A client attempted to write unauthorized attribute", 400)
        return update(data)

    cognito._update_user_attributes = update_user_attributes


def _client_of(access_token: str) -> Properties | None:
    """The app client that a token was issued to. Whether the token is good is judged by the emulator."""
    parts = access_token.split(".")
    if len(parts) != 3:
        return None
    claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    pool = cognito._user_pools.get(str(claims.get("iss", "")).rsplit("/", 1)[-1]) or {}
    return (pool.get("_clients") or {}).get(claims.get("client_id"))


def _tag_bucket(name: str, properties: Properties, _attributes: Properties) -> None:
    s3._bucket_tags[name] = {tag["Key"]: str(tag["Value"]) for tag in properties.get("Tags", [])}


def _refer_to_secrets_by_arn() -> None:
    """`Ref` of a secret is its ARN. The emulator gives its name, which no policy can name."""
    handlers = provisioners._RESOURCE_HANDLERS["AWS::SecretsManager::Secret"]
    create, update, delete = handlers["create"], handlers["update"], handlers["delete"]

    def created(logical_id: str, properties: Properties, stack: str) -> tuple[str, Properties]:
        _, attributes = create(logical_id, properties, stack)
        return attributes["Arn"], attributes

    def updated(arn: str, old: Properties, new: Properties, stack: str, logical_id: str) -> tuple[str, Properties]:
        _, attributes = update(_secret_name(arn), old, new, stack, logical_id)
        return attributes["Arn"], attributes

    handlers.update(create=created, update=updated, delete=lambda arn, properties: delete(_secret_name(arn), properties))


def _secret_name(arn: str) -> str:
    return next((name for name, secret in secretsmanager._secrets.items() if secret["ARN"] == arn), arn)


def _begin_rotations_only() -> None:
    """A rotation begins with a version that is pending and has no value. The emulator ends it at once, with the old value."""
    def rotate_secret(data: Properties) -> Any:
        _, secret = secretsmanager._resolve(data.get("SecretId"))
        if not secret:
            return error_response_json("ResourceNotFoundException", "Secrets Manager can't find the specified secret.", 400)
        version = data.get("ClientRequestToken") or new_uuid()
        secret["Versions"][version] = {"SecretString": None, "SecretBinary": None, "CreatedDate": int(time.time()), "Stages": ["AWSPENDING"]}
        return json_response({"ARN": secret["ARN"], "Name": secret["Name"], "VersionId": version})

    secretsmanager._rotate_secret = rotate_secret


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


def _issuer(pool_id: str) -> str:
    return f"https://cognito-idp.{get_region()}.amazonaws.com/{pool_id}"


def _before_create(resource_type: str, check: Callable[[str, Properties], Any]) -> None:
    handlers = provisioners._RESOURCE_HANDLERS[resource_type]
    create: Create = handlers["create"]

    def checked(logical_id: str, properties: Properties, stack: str) -> tuple[str, Properties]:
        check(logical_id, properties)
        return create(logical_id, properties, stack)

    handlers["create"] = checked


def _after(resource_type: str, complete: Callable[[str, Properties, Properties], Any]) -> None:
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
