import { type ResourceChange } from '../changes';
import { beyondApproved, withRemovals } from './with-removals';

const change = (logicalId: string, more: Partial<ResourceChange> = {}): ResourceChange => ({
  stackName: 's',
  action: 'Modify',
  type: 'AWS::EC2::Instance',
  logicalId,
  path: logicalId,
  replacement: 'False',
  ...more,
});

test('what goes first is shown as replaced, also where CloudFormation would not touch it', () => {
  const before = { Resources: { Endpoint: { Type: 'AWS::EC2::VPCEndpoint' } } };
  const physicalIds = new Map([['Endpoint', 'vpce-1']]);
  const shown = withRemovals(
    [change('Machine', { replacement: 'Conditional' }), change('Gone', { action: 'Remove' }), change('Other')],
    ['Machine', 'Gone', 'Endpoint'],
    { stackName: 's', before, physicalIds },
  );
  expect(shown).toEqual([
    change('Machine', { replacement: 'True' }),
    change('Gone', { action: 'Remove' }),
    change('Other'),
    change('Endpoint', { type: 'AWS::EC2::VPCEndpoint', replacement: 'True', physicalId: 'vpce-1' }),
  ]);
});

test('the second step does what was approved and nothing else', () => {
  const approved = [change('Machine', { replacement: 'True' }), change('Alarm'), change('New', { action: 'Add' })];
  const made = [change('Machine', { action: 'Add' }), change('Alarm'), change('New', { action: 'Add' })];
  expect(beyondApproved(made, approved, ['Machine'])).toEqual([]);
  expect(beyondApproved(made, approved, [])).toEqual(['Machine: Add instead of Modify']);
  expect(beyondApproved([change('Alarm', { replacement: 'Conditional' })], approved, [])).toEqual([
    'Alarm: replaced, which nobody saw',
  ]);
  expect(beyondApproved([change('Topic')], approved, [])).toEqual(['Topic: Modify, which nobody saw']);
  expect(beyondApproved([change('Alarm', { action: 'Remove' })], approved, [])).toEqual([
    'Alarm: Remove instead of Modify',
  ]);
});
