import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { monotonicFactory } from 'ulidx';

import { TABLES, type SampleUser } from '../../../src/contract';
import { httpKeySet, TokenVerifier } from '../access';
import { AuditTrail, type ChainKeys } from '../access/audit';
import { WorkerCalculator } from '../calculations';
import { ConversationStore } from '../conversations';
import { CachedEngine } from '../data';
import { Dialect } from '../data/dialect';
import { AuditReader, createApi } from '../handlers';
import type { HttpApi } from '../handlers';
import { loadPage, type PageFile } from '../page';
import { initialParameters } from '../settings';
import { errorFields, type Log } from '../telemetry';
import { InProcessToolInvoker, TOOL_DEFINITIONS, type ToolInvoker } from '../tools';

import type { AnsweringModel } from './answering-model';
import { openAskedCompany } from './asked-company';
import { openAuditKeys } from './audit-keys';
import { Closers } from './closers';
import { openCompany, type Company } from './company';
import type { CatalogueSource } from './company-catalogue';
import { daysOf, emptyViews } from './company-facts';
import { inDataFolder, openDataFolder, type DataFolder } from './data-folder';
import { localTableName } from './dynamo';
import { openBedrock, openDynamo } from './engines';
import { claimInstance, isClaim, type InstanceClaim } from './instance';
import type { InstanceRecord, RunningInstance } from './instance-state';
import { openIssuer } from './issuer';
import { startLoopbackServer } from './loopback-server';
import type { OwnCompany } from './own-company';
import { ReloadingApi } from './reloading-api';
import { routes } from './routes';
import type { EnsuredCompany } from './sample-company';
import { sampleUsersOf, type LocalUser } from './sample-users';

export interface PlatformOptions {
  readonly dataDir: string;
  /** The port that is wanted; 0 for any. */
  readonly port: number;
  /** Whether another port will not do. */
  readonly insist: boolean;
  /** A platform that stays, or engines for one question. */
  readonly purpose: InstanceRecord['purpose'];
  /** The folder of the built page; without one no page is served. */
  readonly pageDirectory?: string;
  /**
   * The module that threads of long calculations run.
   *
   * @default - they run in the thread that serves
   */
  readonly calculations?: string;
  readonly version: string;
  readonly model: AnsweringModel;
  /** What is known of the company, read again when it changes. */
  readonly company: CatalogueSource;
  readonly settings: {
    readonly conversationDays: number;
    readonly answerSeconds: number;
  };
  readonly clock: () => Date;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /**
   * What stands between the questions and the tools.
   *
   * @default - nothing: each call runs its tool
   */
  readonly throughInvoker?: (tools: ToolInvoker) => ToolInvoker;
  /** Told what is being made, with a fraction from 0 to 1. */
  readonly onProgress: (message: string, fraction: number) => void;
  /** Told of what cannot be used and is left out. */
  readonly onWarning?: (message: string) => void;
  /** Told where another process is starting on the same folder, and is waited for. */
  readonly onWait: (pid: number) => void;
  /** Gives a start up half way. */
  readonly signal: AbortSignal;
}

/** A platform of this process, which answers. */
export interface Platform {
  readonly kind: 'started';
  readonly instance: RunningInstance;
  readonly company: EnsuredCompany | OwnCompany;
  /** Loads now what the first question would wait for, in small steps: whoever asks meanwhile is answered. */
  warm(): Promise<void>;
  /** Stops listening, closes the engines and gives the data folder up. */
  close(): Promise<void>;
}

/** A platform of another process, on the same data folder. */
export interface OtherPlatform {
  readonly kind: 'running';
  readonly instance: RunningInstance;
}

/**
 * Starts the platform of a data folder, on loopback and nowhere else, or finds the one that runs. It is the same code as in AWS, with
 * embedded engines behind the real AWS clients.
 *
 * @throws DataFolderError, PortTakenError, SilentInstanceError; the errors of the engines; or the signal's reason
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform | OtherPlatform> {
  const folder = await openDataFolder(options.dataDir);
  const claim = await inDataFolder(folder.root, () => claimInstance({ ...options, file: folder.instanceFile }));
  if (!isClaim(claim)) return { kind: 'running', instance: claim };

  const closers = new Closers();
  releaseAtEnd(claim, closers);
  try {
    return await startOn(folder, claim, options, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function startOn(folder: DataFolder, claim: InstanceClaim, options: PlatformOptions, closers: Closers): Promise<Platform> {
  const { settings, model, version, clock, random, log, signal, throughInvoker = tools => tools } = options;
  const server = await startLoopbackServer({ ...options, instance: claim.record.instance });
  closers.add(() => server.close());
  const instance = claim.publish(server.address);

  const opening = [
    inDataFolder(folder.root, () => openIssuer(folder.issuer, clock)),
    pageOf(options.pageDirectory),
    inDataFolder(folder.root, () => openAskedCompany(folder, options, closers)),
    inDataFolder(folder.root, () => openDynamo(folder.dynamo, closers)),
    openBedrock(model.model, log, closers),
    inDataFolder(folder.root, () => openAuditKeys(folder.audit)),
  ] as const;
  // Where one fails, the others are waited for: nothing is still being opened when the rest is closed.
  await Promise.allSettled(opening);
  const [issuer, page, asked, dynamodb, bedrock, auditKeys] = await Promise.all(opening);
  signal.throwIfAborted();

  const keySet = httpKeySet(`${server.address}/.well-known/jwks.json`);
  const apiOf = ({ catalogue: { manifest }, access, guard, engine, asOf, facts, words }: Company): HttpApi => createApi({
    settings: {
      ...settings, asOf, environment: 'local', metricNamespace: 'scap/local', models: { default: model.modelId, agents: {} },
      conversationsTable: localTableName(TABLES.conversations), accessTable: localTableName(TABLES.access),
      executionsTable: localTableName(TABLES.executions), auditTable: localTableName(TABLES.audit),
    },
    manifest, parameters: initialParameters, verifier: new TokenVerifier({ issuer: issuer.url, audience: issuer.audience, keySet }),
    // With the company its data may change: nothing is remembered beyond it.
    tools: throughInvoker(new InProcessToolInvoker({
      engine: new CachedEngine(engine), guard, access, meanings: async () => words.meanings, empty: emptyViews(facts),
      ...(options.calculations !== undefined && { calculator: new WorkerCalculator(options.calculations) }),
    })),
    days: async () => daysOf(facts),
    access, bedrock, dynamodb, auditKeys, definitions: TOOL_DEFINITIONS, meanings: async () => words.meanings, clock, random,
    newId: monotonicFactory(), log,
  });
  const warn = ({ words: { dropped } }: Company): void => {
    for (const { kind, id, reason } of dropped) options.onWarning?.(`The ${kind} ${id} is left out: ${reason}`);
  };
  let { company } = asked;
  warn(company);
  const users = () => sampleUsersOf(company.warehouses);
  const notRead = (fault: unknown): void => log({ event: 'company_not_read', error: errorFields(fault) });
  const changed = async (): Promise<HttpApi | undefined> => {
    if (!options.company.refresh(notRead)) return undefined;
    try {
      company = await openAgain(company, folder, options, closers);
      await warmed(company);
      warn(company);
      return apiOf(company);
    } catch (fault) {
      notRead(fault); // what was read last goes on answering
      return undefined;
    }
  };
  const api = new ReloadingApi(apiOf(company), changed);
  server.open(routes({
    api, page, issuer, port: server.port, key: instance.key, audit: auditReaderOf(dynamodb, auditKeys, options),
    config: () => ({ mode: 'laptop', version, answersBy: model.name, users: users().map(publicPart) }), users,
  }));
  return { kind: 'started', instance, company: asked.facts, warm: () => warmed(company), close: () => closers.close() };
}

function auditReaderOf(client: DynamoDBClient, keys: ChainKeys, { clock, log, settings }: PlatformOptions): AuditReader {
  return new AuditReader({
    trail: new AuditTrail({ client, table: localTableName(TABLES.audit), keys, environment: 'local', clock, log }), keys, clock,
    witnesses: {
      client, executionsTable: localTableName(TABLES.executions),
      conversations: new ConversationStore({ client, table: localTableName(TABLES.conversations), retentionDays: settings.conversationDays, clock }),
    },
  });
}

async function warmed({ guard }: Company): Promise<void> {
  await guard.warmInTurns(() => turnOfTheLoop(), sql => Dialect.learn(sql));
}

/** The company of a configuration that has changed. The data of the sample company stay as they are; own tables may have been imported anew. */
async function openAgain(before: Company, folder: DataFolder, options: PlatformOptions, closers: Closers): Promise<Company> {
  const { current } = options.company;
  if (current.ownTables || before.catalogue.ownTables) return (await openAskedCompany(folder, options, closers)).company;
  return openCompany(current, before.engine, options.clock, options.signal);
}

/** The folder is given up last of all, and also where the process ends without closing. */
function releaseAtEnd(claim: InstanceClaim, closers: Closers): void {
  const release = () => claim.release();
  process.once('exit', release);
  closers.add(() => {
    process.off('exit', release);
    release();
  });
}

async function pageOf(directory: string | undefined): Promise<ReadonlyMap<string, PageFile>> {
  return directory === undefined ? new Map() : loadPage(directory);
}

function publicPart({ id, name, persona, personaTitle, scopeText }: LocalUser): SampleUser {
  return { id, name, persona, personaTitle, scopeText };
}
