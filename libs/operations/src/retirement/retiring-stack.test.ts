import { type Template } from '@nss/deployment';
import fc from 'fast-check';
import { type RetiringStack, whatGoes, whatStays } from './retiring-stack';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
const POLICIES = [undefined, 'Delete', 'Snapshot', 'Retain', 'RetainExceptOnCreate'] as const;
const resource = fc.record({ policy: fc.constantFrom(...POLICIES), isMade: fc.boolean() });

function stackOf(resources: Readonly<Record<string, { policy: string | undefined; isMade: boolean }>>): RetiringStack {
  const entries = Object.entries(resources);
  const template = {
    Resources: Object.fromEntries(
      entries.map(([id, { policy }]) => [
        id,
        { Type: 'AWS::Logs::LogGroup', ...(policy && { DeletionPolicy: policy }) },
      ]),
    ),
  } as Template;
  return {
    stackName: 'nss-dev-system',
    id: 'arn',
    status: 'CREATE_COMPLETE',
    template,
    parameters: {},
    physicalIds: Object.fromEntries(entries.flatMap(([id, { isMade }]) => (isMade ? [[id, `physical-${id}`]] : []))),
  };
}

test('whatever was made either stays or goes, and by its deletion policy', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[A-Z][a-z0-9]{1,8}$/), resource), (resources) => {
      const stack = stackOf(resources);
      const stays = whatStays(stack);
      const [kept, gone] = [Object.keys(stays.Resources ?? {}), whatGoes(stack, stays).map((each) => each.logicalId)];
      expect([...kept, ...gone].sort()).toEqual(Object.keys(stack.physicalIds).sort());
      expect(kept.every((id) => /^Retain/.test(resources[id]?.policy ?? ''))).toBe(true);
      expect(gone.some((id) => /^Retain/.test(resources[id]?.policy ?? ''))).toBe(false);
    }),
  );
});

test('what is skipped stays as well, and goes no more', () => {
  const stack = stackOf({ One: { policy: undefined, isMade: true }, Two: { policy: 'Delete', isMade: true } });
  const stays = whatStays(stack, ['Two']);
  expect(Object.keys(stays.Resources ?? {})).toEqual(['Two']);
  expect(whatGoes(stack, stays)).toMatchObject([{ logicalId: 'One', action: 'Remove', physicalId: 'physical-One' }]);
});
