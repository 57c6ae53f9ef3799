"""Cognito and Secrets Manager: what the emulator does otherwise than AWS, and this suite relies on."""
import base64
import json
import time
from typing import Any

import ministack.services.cognito as cognito
import ministack.services.secretsmanager as secretsmanager
from ministack.core.responses import error_response_json, json_response, new_uuid

from handlers import Properties


def apply() -> None:
    _guard_own_attributes()
    _begin_rotations_only()


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
