import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';

import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { createDynamoClient } from '../conversations';
import { DuckDbEngine } from '../data/duckdb-engine';
import { createBedrockClient } from '../models';
import { errorFields, type Log } from '../telemetry';

import { startBedrockEndpoint } from './bedrock/bedrock-endpoint';
import type { ConverseModel } from './bedrock/converse-model';
import type { Closers } from './closers';
import type { DataFolder } from './data-folder';
import { createTables, startDynamo } from './dynamo';
import { ownTablesIn } from './own-tables';
import { ensureSampleCompany, SAMPLE_SEED, type EnsuredCompany } from './sample-company';

/** Of no meaning to the embedded engines, but the AWS clients want one. */
const REGION = 'us-east-1';

/** The company's own tables, in the engine that queries them. */
export async function openOwnTables(folder: DataFolder, closers: Closers): Promise<DuckDbEngine> {
  await mkdir(folder.company, { recursive: true });
  const engine = await DuckDbEngine.open(folder.company, await ownTablesIn(folder.tables));
  closers.add(() => engine.close());
  return engine;
}

/** The sample company's data, made or moved on where necessary, and the engine that queries them. */
export async function openData(options: {
  readonly folder: string;
  readonly asOf: string;
  /** Whether somebody chose that day. */
  readonly chosen: boolean;
  readonly onProgress: (message: string, fraction: number) => void;
  readonly signal: AbortSignal;
}, closers: Closers): Promise<{ readonly company: EnsuredCompany; readonly engine: DuckDbEngine }> {
  const company = await ensureSampleCompany({
    directory: options.folder, seed: SAMPLE_SEED, asOf: options.asOf, chosen: options.chosen, signal: options.signal,
    progress: (fraction, message) => options.onProgress(message, fraction),
  });
  const engine = await DuckDbEngine.open(options.folder);
  closers.add(() => engine.close());
  return { company, engine };
}

/** The embedded DynamoDB with the platform's tables, and the AWS client that speaks to it. */
export async function openDynamo(folder: string, closers: Closers): Promise<DynamoDBClient> {
  const credentials = ownCredentials();
  const dynamo = await startDynamo({ folder, accessKeyId: credentials.accessKeyId });
  closers.add(() => dynamo.close());
  const client = createDynamoClient({ endpoint: dynamo.endpoint, region: REGION, credentials });
  closers.add(() => client.destroy());
  await createTables(client);
  return client;
}

/** The embedded Bedrock endpoint before a model, and the AWS client that speaks to it. */
export async function openBedrock(model: ConverseModel, log: Log, closers: Closers): Promise<BedrockRuntimeClient> {
  const credentials = ownCredentials();
  const endpoint = await startBedrockEndpoint({
    model, accessKeyId: credentials.accessKeyId, onFault: fault => log({ event: 'model_fault', error: errorFields(fault) }),
  });
  closers.add(() => endpoint.close());
  const client = createBedrockClient({ endpoint: endpoint.url, region: REGION, credentials });
  closers.add(() => client.destroy());
  return client;
}

/** Credentials of this process alone, given to its clients by hand: whatever AWS settings the user has do not matter. */
function ownCredentials(): { readonly accessKeyId: string; readonly secretAccessKey: string } {
  return { accessKeyId: randomBytes(16).toString('hex'), secretAccessKey: randomBytes(32).toString('hex') };
}
