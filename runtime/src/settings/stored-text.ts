import { GetParametersCommand } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';

/** The text of one parameter of Parameter Store, asked for each time. Throws what the client throws, or that there is none. */
export function storedText(client: SSMClient, name: string): () => Promise<string> {
  return async () => {
    const { Parameters: [found] = [] } = await client.send(new GetParametersCommand({ Names: [name] }));
    if (found?.Value === undefined) throw new Error(`There is no parameter ${name}.`);
    return found.Value;
  };
}
