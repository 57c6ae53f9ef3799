"""Starts the emulated account: MiniStack, with the types it does not know as stubs, and as AWS does where it does otherwise."""
import json
import sys
from pathlib import Path

import athena_as_on_aws
import cloudformation_as_on_aws
import iam_as_on_aws
import record
import stubs
import users_and_secrets_as_on_aws
from ministack.app import main

if __name__ == "__main__":
    ignored = json.loads(Path(__file__).with_name("ignored.json").read_text())
    print(f"stubs: {', '.join(stubs.register())}", file=sys.stderr)
    print("\n".join(f"ignored: {each['what']}" for each in ignored), file=sys.stderr, flush=True)
    for part in (cloudformation_as_on_aws, iam_as_on_aws, users_and_secrets_as_on_aws, athena_as_on_aws):
        part.apply()
    record.start()
    main()
