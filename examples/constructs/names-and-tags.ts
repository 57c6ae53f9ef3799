import { App, Stack } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { ResourceNamer, TagManager } from 'supply-chain-agent-platform';

/** A queue of your own, named and tagged as the platform names and tags its own. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Named');
const names = new ResourceNamer(stack, { prefix: 'scap', environment: 'dev' });
const refused = new sqs.Queue(stack, 'Refused', { queueName: names.resource('orders-refused'), enforceSSL: true });
new sqs.Queue(stack, 'Orders', { queueName: names.resource('orders'), enforceSSL: true, deadLetterQueue: { queue: refused, maxReceiveCount: 3 } });
new TagManager({ project: 'orders', environment: 'dev', owner: 'planning', costCenter: 'CC-1001' }).applyTo(stack);
