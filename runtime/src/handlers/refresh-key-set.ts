import { SSMClient } from '@aws-sdk/client-ssm';
import { httpKeySet } from '../access/key-set';
import { jsonLines } from '../telemetry';
import { refreshKeySet } from './key-set-refresh';
import { keySetRefreshSettings } from './settings';

const settings = keySetRefreshSettings(process.env);
const client = new SSMClient();
const log = jsonLines(line => process.stdout.write(line));

/** The function that copies the issuer's keys to where functions in a VPC can read them, called once an hour. */
export const handler = async (): Promise<void> => {
  const { keys, changed } = await refreshKeySet({ issuer: httpKeySet(settings.keySetUrl), client, parameter: settings.keySetParameter });
  log({ event: 'key_set_refreshed', keys, changed });
};
