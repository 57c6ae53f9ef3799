import { once } from 'node:events';

import { PERSONAS } from '../../../src/contract';
import { SAMPLE_USERS, type OtherPlatform, type Platform, type RunningInstance } from '../local';

import { calledAs, repeated } from './called-as';
import { chosenModel, type ModelOptions } from './chosen-model';
import type { CommandHost } from './command-host';
import { DEFAULT_PORT, type CommonOptions } from './common-options';
import { EXIT_CODES } from './exit-codes';
import { localSettings } from './local-settings';
import { openPlatform } from './open-platform';
import { sampleUserClient } from './sample-user-client';
import { startScreen, type Suggestion } from './start-screen';

export type StartOptions = CommonOptions & ModelOptions;

/** `scap start`: starts the platform, prints its screen, and runs until it is interrupted. One that runs already is named. */
export async function start(options: StartOptions, host: CommandHost): Promise<number> {
  const settings = await localSettings(options, host);
  const model = chosenModel(options, settings);
  // The AWS SDK looks for the user's credentials in the process's own variables; the embedded engines never do.
  if (options.model === 'bedrock') host.setVariables(settings.variables);
  const opened = await openPlatform({ ...options, purpose: 'platform', model, defaultPort: DEFAULT_PORT }, settings, host);
  if (opened.kind === 'running') return sayRunning(opened, options, host);
  try {
    const { company, instance } = opened;
    const wanted = options.port ?? DEFAULT_PORT;
    host.out(options.json ? jsonLine(opened) : startScreen({
      version: host.version, model, company, dataDir: options.dataDir, address: instance.address, called: calledAs(host.environment),
      portTaken: new URL(instance.address).port === String(wanted) ? undefined : wanted,
      suggestions: await suggestionsOf(instance, 'file' in company, host),
    }));
    await opened.warm();
    if (!host.interrupted.aborted) await once(host.interrupted, 'abort');
  } finally {
    await opened.close();
  }
  return EXIT_CODES.ok.code;
}

function sayRunning(running: OtherPlatform, options: StartOptions, host: CommandHost): number {
  const { address, pid } = running.instance;
  host.out(options.json ? jsonLine(running) : [
    `The platform of ${options.dataDir} runs already at ${address} (process ${pid}).`,
    `Open that address in a browser, or ask it: ${calledAs(host.environment).scap} ask "…"${repeated({ dataDir: options.dataDir })}`,
  ].map(line => `${line}\n`).join(''));
  return EXIT_CODES.ok.code;
}

function jsonLine({ kind, instance }: Platform | OtherPlatform): string {
  return `${JSON.stringify({ address: instance.address, pid: instance.pid, startedAt: instance.startedAt, alreadyRunning: kind === 'running' })}\n`;
}

/** A question of each persona that today's tools and data answer, as the platform itself proposes it. */
async function suggestionsOf(instance: RunningInstance, ownTables: boolean, host: CommandHost): Promise<Suggestion[]> {
  const asked = await Promise.all(Object.values(PERSONAS).map(async persona => {
    // The narrow scopes are of warehouses of the sample company.
    const user = SAMPLE_USERS.find(each => each.persona === persona.id && (!ownTables || each.warehouses === 'all'));
    const questions = user ? (await sampleUserClient(instance, user, host.clock).me()).suggestions : [];
    return questions.slice(0, 1).map(question => ({ personaTitle: persona.title, question }));
  }));
  return asked.flat();
}
