import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AccessController, SqlGuard } from '../../../runtime/src/access';
import { assumedEngines } from '../../../runtime/src/handlers/assumed-engines';
import { assumedEngineSettings } from '../../../runtime/src/handlers/settings';
import { toolHandler } from '../../../runtime/src/handlers/tool-function';
import { SecretsManagerSource, toolsOfFamily } from '../../../runtime/src/tools';
import { VIEWS } from '../../../src/contract';

/** A guard that lets everything through as it comes: what is refused then is refused by IAM. */
class NoGuard extends SqlGuard {
  override guard(sql: string): { sql: string; views: readonly string[] } {
    return { sql, views: [] };
  }
}

const settings = assumedEngineSettings(process.env);
const clock = (): Date => new Date();

/** The function of the family `sql`, composed as the real one but for its guard. */
export const handler = toolHandler({
  definitions: toolsOfFamily('sql'),
  services: { guard: new NoGuard(VIEWS), access: new AccessController() },
  engines: assumedEngines(settings),
  secret: new SecretsManagerSource(new SecretsManagerClient(), settings.envelopeSecretId, { clock }),
  clock,
  log: record => { process.stdout.write(`${JSON.stringify(record)}\n`); },
});
