import { AwsSolutionsChecks } from 'cdk-nag';
import { app } from '../../../examples/constructs/functions';
import { findings } from '../../fixture/findings';

test('the example Answering synthesizes, and the parts of ours in it have no finding', () => {
  expect(findings(app, new AwsSolutionsChecks())).toEqual([]);
});
