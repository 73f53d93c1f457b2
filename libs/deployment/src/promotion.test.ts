import { type AssemblyStack } from './assembly';
import { type ChangeSetExecution } from './change-set-execution';
import { type ChangeSetMaker } from './change-set-maker';
import { noneInUse } from './kept-machines';
import { type MachineProtection } from './machine-protection';
import { Promoter } from './promotion';
import { type RemovalFirst } from './removal-first';
import { type StackReader } from './stack-reader';

const stack = (name: string): AssemblyStack => ({
  id: `dev/${name}`,
  stackName: `nss-dev-${name}`,
  template: {},
  templateAsset: { file: 'f', bucket: 'b', key: 'k' },
});

test('a preparation that fails leaves no change set behind, of no stack', async () => {
  const left = new Set<string>();
  const maker = {
    make: async ({ stackName }: AssemblyStack, name: string) => Boolean(left.add(`${stackName} ${name}`)),
    discard: async (stackName: string, name: string) => left.delete(`${stackName} ${name}`),
    discardMade: async (stackName: string, names: readonly string[]) => {
      for (const name of names) left.delete(`${stackName} ${name}`);
    },
  } as unknown as ChangeSetMaker;
  const change = { action: 'Modify', logicalId: 'A', type: 'AWS::SNS::Topic', path: 'A', replacement: 'False' };
  const reader = {
    standsAt: async () => 'somewhere',
    unprotected: async () => [],
    template: async () => ({}),
    changes: async () => ({ arn: 'arn', executable: true, changes: [change] }),
  } as unknown as StackReader;
  const removals = {
    prepare: async ({ stackName }: AssemblyStack, name: string) => {
      if (stackName !== 'nss-dev-second') return undefined;
      left.add(`${stackName} ${name}-removal`);
      throw new Error('cannot be taken away alone');
    },
  } as unknown as RemovalFirst;
  const promoter = new Promoter(
    { idle: async () => undefined } as unknown as ChangeSetExecution,
    reader,
    maker,
    { unprotected: async () => [] } as unknown as MachineProtection,
    removals,
    noneInUse,
    () => undefined,
  );
  await expect(promoter.prepare([stack('first'), stack('second')], 'approve-1')).rejects.toThrow(/taken away alone/);
  expect([...left]).toEqual([]);
});
