import { createHash } from 'crypto';
import { Token } from 'aws-cdk-lib';
import { keysInOrder, manifestOf } from '../config/reading';
import type { Manifest } from '../contract';
import { MetricDetail } from '../observability/metric-detail';
import { ManifestTokenError } from './manifest-token-error';
import type { RuntimeManifestProps } from './runtime-manifest-props';

/**
 * What functions know of agents, personas, tools and optional parts: too large for environment variables, so it travels beside their code, and
 * its hash as a variable. The same props give the same manifest, whatever the order of their keys.
 */
export class RuntimeManifest {
  /** The SHA-256 of the manifest. A function starts only with the manifest that has it. */
  public readonly sha256: string;
  /** Whether a guardrail looks at questions and answers. */
  public readonly guardrails: boolean;
  /** @internal */
  public readonly _text: string;

  /** @throws an error with code MANIFEST_TOKEN for a value that is known only at deployment */
  constructor(props: RuntimeManifestProps = {}) {
    this.guardrails = props.guardrails ?? false;
    this._text = `${JSON.stringify(keysInOrder(manifestOfProps(props)))}\n`;
    const unknown = Object.entries(props).find(([, value]) => Token.isUnresolved(JSON.stringify(value)));
    if (unknown) throw new ManifestTokenError(unknown[0]);
    this.sha256 = createHash('sha256').update(this._text).digest('hex');
  }
}

function manifestOfProps(props: RuntimeManifestProps): Manifest {
  return manifestOf({
    agents: { definitions: props.agents?.definitions ?? [], disabled: props.agents?.disabled ?? [] },
    permissions: {
      views: props.permissions?.views ?? {}, tools: props.permissions?.tools ?? {},
      personalColumns: props.permissions?.personalColumns ?? {}, curate: props.permissions?.curate ?? [],
      approve: props.permissions?.approve ?? [],
    },
    disabledTools: props.tools?.disabled ?? [],
    data: { mappings: props.mappings ?? {}, views: props.views ?? {}, verifiedQuestions: props.verifiedQuestions ?? {} },
    metricDetail: props.metricDetail ?? MetricDetail.MINIMAL,
    guardrails: props.guardrails ?? false,
    tracing: props.tracing ?? false,
  });
}
