import { Stack, type StackProps } from 'aws-cdk-lib';
import { testApp } from '../fixture/synthesize';

/** An empty stack in an app of its own. */
export function stackIn(props: StackProps = {}): Stack {
  return new Stack(testApp(), 'Alone', props);
}
