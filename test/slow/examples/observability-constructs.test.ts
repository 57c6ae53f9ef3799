import { AwsSolutionsChecks } from 'cdk-nag';
import { app } from '../../../examples/constructs/observability';
import { findings } from '../../fixture/findings';

test('a function of somebody\'s own is watched without a platform around it, and nothing is found', () => {
  expect(findings(app, new AwsSolutionsChecks())).toEqual([]);
});
