"""CloudFormation: what the emulator does otherwise than AWS, and this suite relies on."""
from collections.abc import Callable
from typing import Any

import ministack.services.cloudformation.provisioners as provisioners
import ministack.services.cloudwatch_logs as cloudwatch_logs
import ministack.services.dynamodb as dynamodb
import ministack.services.iam as iam
import ministack.services.kms as kms
import ministack.services.lambda_svc as lambda_service
import ministack.services.s3 as s3
import ministack.services.secretsmanager as secretsmanager
from ministack.core.responses import get_region

from handlers import Create, Properties, after, before_create


def apply() -> None:
    _refuse_orphans()
    _call_streamed_integrations_buffered()
    _refer_to_secrets_by_arn()
    after("AWS::EC2::VPC", lambda _id, vpc, attributes: attributes.setdefault("CidrBlock", vpc.get("CidrBlock")))
    after("AWS::Cognito::UserPool", lambda pool_id, _pool, attributes: attributes.setdefault("ProviderURL", _issuer(pool_id)))
    after("AWS::S3::Bucket", _tag_bucket)


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
        before_create(resource_type, _refusal(resource_type, exists))


def _refusal(resource_type: str, exists: Callable[[Properties], bool]) -> Callable[[str, Properties], None]:
    def refuse(logical_id: str, properties: Properties) -> None:
        if exists(properties):
            raise ValueError(f"{resource_type} {logical_id}: a resource of that name already exists")
    return refuse


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


def _issuer(pool_id: str) -> str:
    return f"https://cognito-idp.{get_region()}.amazonaws.com/{pool_id}"


def _tag_bucket(name: str, properties: Properties, _attributes: Properties) -> None:
    s3._bucket_tags[name] = {tag["Key"]: str(tag["Value"]) for tag in properties.get("Tags", [])}
