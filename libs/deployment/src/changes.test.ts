import { type AssemblyStack } from './assembly';
import { type ResourceChange, allShown, isDestructive, templateChanges } from './changes';

const stack = (resources: Record<string, object>): AssemblyStack => ({
  id: 'prod/relay',
  stackName: 'nss-prod-relay',
  dependsOn: [],
  template: { Resources: resources as never },
  templateAsset: { file: 'relay.json', bucket: 'assets', key: 'k.json' },
});

const eni = {
  Type: 'AWS::EC2::NetworkInterface',
  Properties: { PrivateIpAddress: '10.0.0.1' },
  Metadata: { 'aws:cdk:path': 'prod/relay/Web01/Management' },
};

test('a stack that does not exist adds its whole template', () => {
  expect(templateChanges(stack({ A: eni }), {})).toEqual([
    {
      stackName: 'nss-prod-relay',
      logicalId: 'A',
      type: 'AWS::EC2::NetworkInterface',
      path: 'Web01/Management',
      action: 'Add',
      replacement: 'False',
    },
  ]);
});

test('what differs may be replaced, what is gone is removed, what is the same is no change', () => {
  const other = { ...eni, Properties: { PrivateIpAddress: '10.0.0.2' } };
  const changes = templateChanges(stack({ Same: eni, Moved: other }), {
    Resources: { Same: eni, Moved: eni, Gone: eni },
  });
  expect(changes.map(({ logicalId, action, replacement }) => [logicalId, action, replacement])).toEqual([
    ['Moved', 'Modify', 'Conditional'],
    ['Gone', 'Remove', 'False'],
  ]);
  expect(changes.every(isDestructive)).toBe(true);
});

describe('a change set is covered by what was shown', () => {
  const change: ResourceChange = {
    stackName: 's',
    logicalId: 'A',
    type: 'T',
    path: 'A',
    action: 'Modify',
    replacement: 'False',
  };
  test.each([
    ['the same', change, [change], true],
    ['less than shown', change, [change, { ...change, logicalId: 'B' }], true],
    ['another resource', change, [{ ...change, logicalId: 'B' }], false],
    ['another action', { ...change, action: 'Remove' as const }, [change], false],
    ['a replacement nobody announced', { ...change, replacement: 'True' as const }, [change], false],
    [
      'a replacement that was announced as possible',
      { ...change, replacement: 'True' as const },
      [{ ...change, replacement: 'Conditional' as const }],
      true,
    ],
  ])('%s: %#', (_name, actual, shown, covered) => {
    expect(allShown([actual], shown)).toBe(covered);
  });
});
