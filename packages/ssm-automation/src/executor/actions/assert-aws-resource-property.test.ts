import { type Step } from '../../document';
import { documentOf, run } from '../../testing/run';

const assertion = (PropertySelector: string, DesiredValues: unknown): Step => ({
  name: 'check',
  action: 'aws:assertAwsResourceProperty',
  inputs: { Service: 'ec2', Api: 'Look', PropertySelector, DesiredValues },
});

test.each([
  ['$.State', ['ok', 'fine'], 'Success'],
  ['State', ['ok'], 'Success'],
  ['$.State', ['bad'], 'Failed'],
  ['$.On', ['True'], 'Success'],
  ['$.Count', ['2'], 'Success'],
  ['$.All[*].S', ['a', 'b'], 'Success'],
  ['$.All[*].S', ['a'], 'Failed'],
  ['$.All..S', ['a', 'b'], 'Success'],
  ['$.Missing', ['ok'], 'Failed'],
])('%s in %p: %s', async (selector, desired, status) => {
  const answers = { Look: { State: 'ok', On: true, Count: 2, All: [{ S: 'a' }, { S: 'b' }] } };
  expect((await run(documentOf([assertion(selector, desired)]), answers)).status).toBe(status);
});
