import { monotonicFactory } from 'ulidx';

import { SHIPPED_MANIFEST, TABLES, VIEWS, type SampleUser } from '../../../src/contract';
import { AccessController, httpKeySet, SqlGuard, TokenVerifier } from '../access';
import { resolveAsOf } from '../data';
import { createApi } from '../handlers';
import { loadPage, type PageFile } from '../page';
import { initialParameters } from '../settings';
import type { Log } from '../telemetry';
import { InProcessToolInvoker, TOOL_DEFINITIONS } from '../tools';

import type { AnsweringModel } from './answering-model';
import { Closers } from './closers';
import { inDataFolder, openDataFolder, type DataFolder } from './data-folder';
import { localTableName } from './dynamo';
import { openBedrock, openData, openDynamo } from './engines';
import { claimInstance, isClaim, type InstanceClaim } from './instance';
import type { InstanceRecord, RunningInstance } from './instance-state';
import { openIssuer } from './issuer';
import { startLoopbackServer } from './loopback-server';
import { routes } from './routes';
import type { EnsuredCompany } from './sample-company';
import { SAMPLE_USERS, type LocalUser } from './sample-users';

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
  readonly version: string;
  readonly model: AnsweringModel;
  readonly settings: {
    /** `today`, or a day. */
    readonly asOf: string;
    readonly conversationDays: number;
    readonly answerSeconds: number;
  };
  readonly clock: () => Date;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** Told what is being made, with a fraction from 0 to 1. */
  readonly onProgress: (message: string, fraction: number) => void;
  /** Told where another process is starting on the same folder, and is waited for. */
  readonly onWait: (pid: number) => void;
  /** Gives a start up half way. */
  readonly signal: AbortSignal;
}

/** A platform of this process, which answers. */
export interface Platform {
  readonly kind: 'started';
  readonly instance: RunningInstance;
  readonly company: EnsuredCompany;
  /** Loads now what the first question would wait for. Takes a moment, in which nothing is answered. */
  warm(): void;
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
  const { settings, model, version, clock, random, log, signal, onProgress } = options;
  const server = await startLoopbackServer({ ...options, instance: claim.record.instance });
  closers.add(() => server.close());
  const instance = claim.publish(server.address);

  const asOf = resolveAsOf(settings.asOf, clock());
  const opening = [
    inDataFolder(folder.root, () => openIssuer(folder.issuer, clock)),
    pageOf(options.pageDirectory),
    inDataFolder(folder.root, () => openData({ folder: folder.company, asOf, signal, onProgress }, closers)),
    inDataFolder(folder.root, () => openDynamo(folder.dynamo, closers)),
    openBedrock(model.model, log, closers),
  ] as const;
  // Where one fails, the others are waited for: nothing is still being opened when the rest is closed.
  await Promise.allSettled(opening);
  const [issuer, page, data, dynamodb, bedrock] = await Promise.all(opening);
  signal.throwIfAborted();

  const access = new AccessController();
  const guard = new SqlGuard(VIEWS);
  const api = createApi({
    settings: {
      ...settings, environment: 'local', metricNamespace: 'scap/local', models: { default: model.modelId, agents: {} },
      conversationsTable: localTableName(TABLES.conversations),
    },
    manifest: SHIPPED_MANIFEST, parameters: initialParameters,
    verifier: new TokenVerifier({ issuer: issuer.url, audience: issuer.audience, keySet: httpKeySet(`${server.address}/.well-known/jwks.json`) }),
    tools: new InProcessToolInvoker({ engine: data.engine, guard, access }),
    access, bedrock, dynamodb, definitions: TOOL_DEFINITIONS, clock, random, newId: monotonicFactory(), log,
  });
  server.open(routes({
    api, page, issuer, port: server.port, key: instance.key,
    config: { mode: 'laptop', version, answersBy: model.name, users: SAMPLE_USERS.map(publicPart) },
  }));
  return { kind: 'started', instance, company: data.company, warm: () => guard.warm(), close: () => closers.close() };
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
