"""What IAM has decided, a line of JSON for each refusal, so that a test sees which permission was missing, and whose."""
import json
import os
from pathlib import Path
from typing import Any

from ministack.core import iam_evaluator


def start() -> None:
    """Writes to the file that ACCOUNT_DECISIONS names."""
    record = Path(os.environ["ACCOUNT_DECISIONS"])
    judge = iam_evaluator.enforce

    def enforce(access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*", service_context: Any = None) -> Any:
        decision = judge(access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=service_context)
        principal = _principal(access_key_id)
        if principal:
            line = {"principal": principal, "action": iam_action, "resource": resource_arn, "allowed": decision is None}
            with record.open("a") as file:
                file.write(json.dumps(line) + "\n")
        return decision

    iam_evaluator.enforce = enforce


def _principal(access_key_id: str) -> str:
    """The role behind a session; nothing for the root key, which may do everything."""
    session = iam_evaluator.resolve_caller_identity(access_key_id)
    arn = str((session or {}).get("userArn", ""))
    return arn.split("/")[1] if ":assumed-role/" in arn else ""
