import type { IConstruct } from 'constructs';
import { acknowledge } from '../security/acknowledgements';
import type { FunctionSettings } from './function-settings';

/** Acknowledges on `handler` what checks find of a function as it was asked for: nothing that could be had otherwise. */
export function acknowledgeFunction(handler: IConstruct, props: FunctionSettings): void {
  if (!props.tracing) acknowledge(handler, 'notTraced');
  if (props.reservedConcurrency === undefined) {
    for (const finding of ['sharedConcurrencyNist', 'sharedConcurrencyHipaa'] as const) acknowledge(handler, finding);
  }
  if (!props.vpc) {
    for (const finding of ['outsideVpcNist', 'outsideVpcHipaa', 'outsideVpcPci'] as const) acknowledge(handler, finding);
  }
}
