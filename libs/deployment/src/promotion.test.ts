import { type AssemblyStack, type Template } from './assembly';
import { type ChangeSetExecution } from './change-set-execution';
import { type ChangeSetMaker } from './change-set-maker';
import { type InService, nothingInService } from './in-service';
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
    nothingInService,
    () => undefined,
  );
  await expect(promoter.prepare([stack('first'), stack('second')], 'approve-1')).rejects.toThrow(/taken away alone/);
  expect([...left]).toEqual([]);
});

describe('what changes places after a change was approved', () => {
  const server = (id: string, Value: string) => ({
    Type: 'AWS::EC2::Instance',
    Properties: { ImageId: Value, Tags: [{ Key: 'Name', Value: id }] },
  });
  const active = (owner: string) => ({
    Type: 'AWS::SSM::Parameter',
    Properties: { Name: '/active', Value: 'web-01', Tags: { owner } },
  });
  const before: Template = {
    Resources: { One: server('one', 'ami-1'), Active: active('a'), Gone: server('gone', 'ami-1') },
  };
  const after: Template = { Resources: { One: server('one', 'ami-1'), Active: active('b') } };
  const changes = [
    { action: 'Modify', logicalId: 'Active', type: 'AWS::SSM::Parameter', path: 'Active', replacement: 'False' },
    { action: 'Remove', logicalId: 'Gone', type: 'AWS::EC2::Instance', path: 'Gone', replacement: 'False' },
  ];

  /** A promoter of one stack, and what it made and executed. */
  function promoterWith(inService: InService) {
    const done: string[] = [];
    const reader = {
      standsAt: async () => 'somewhere',
      unprotected: async () => [],
      protect: async () => [],
      template: async () => before,
      changes: async () => ({
        arn: 'arn',
        executable: true,
        // What stays as it is deployed is no change.
        changes: changes.filter(({ logicalId }) => logicalId !== 'Active' || !done.at(-1)?.includes('"owner":"a"')),
      }),
    } as unknown as StackReader;
    const maker = {
      make: async (_: AssemblyStack, name: string, body = 'the assembly') => Boolean(done.push(`make ${name} ${body}`)),
      discard: async () => undefined,
      discardMade: async () => undefined,
    } as unknown as ChangeSetMaker;
    const promoter = new Promoter(
      { idle: async () => undefined, execute: async () => done.push('execute') } as unknown as ChangeSetExecution,
      reader,
      maker,
      {
        unprotected: async () => [],
        protect: async () => [],
        lift: async () => undefined,
      } as unknown as MachineProtection,
      { prepare: async () => undefined } as unknown as RemovalFirst,
      inService,
      () => undefined,
    );
    return { promoter, done, stacks: [{ ...stack('first'), template: after }] };
  }

  test('a record that a runbook wrote stays as it is deployed, and is not what is stale', async () => {
    const { promoter, done, stacks } = promoterWith({
      ...nothingInService,
      records: async () => ({ '/active': 'web-02' }),
    });
    const promotion = await promoter.prepare(stacks, 'approve-1');
    expect(promotion.stacks[0]!.records).toEqual(['/active']);
    expect(done).toEqual([
      'make approve-1 the assembly',
      `make approve-1 ${JSON.stringify({ Resources: { One: after.Resources!['One'], Active: before.Resources!['Active'] } })}`,
    ]);
    await promoter.execute(promotion);
    expect(done.at(-1)).toBe('execute');
  });

  test('a fail-over after the approval makes it stale: the record would be written back', async () => {
    let now = 'web-01';
    const { promoter, done, stacks } = promoterWith({ ...nothingInService, records: async () => ({ '/active': now }) });
    const promotion = await promoter.prepare(stacks, 'approve-1');
    now = 'web-02';
    await expect(promoter.execute(promotion)).rejects.toThrow('/active was written after this was prepared');
    expect(done).not.toContain('execute');
  });

  test('a machine on which a runbook is at work when it is executed is left alone, and nothing else is changed', async () => {
    const touched: string[][] = [];
    const { promoter, done, stacks } = promoterWith({
      ...nothingInService,
      requireIdle: async (names) => {
        touched.push([...names]);
        if (names.includes('gone')) throw new Error('gone is being updated');
      },
    });
    const promotion = await promoter.prepare(stacks, 'approve-1');
    await expect(promoter.execute(promotion)).rejects.toThrow('gone is being updated');
    expect([touched, done.includes('execute')]).toEqual([[['gone']], false]);
  });

  test('what must not be removed is refused when it is prepared, and when it is executed', async () => {
    const serving = new Set<string>();
    const { promoter, done, stacks } = promoterWith({
      ...nothingInService,
      requireRemovable: async (removed) => {
        if (removed.some((name) => serving.has(name))) throw new Error(`${removed} serves`);
      },
    });
    const promotion = await promoter.prepare(stacks, 'approve-1');
    serving.add('gone');
    await expect(promoter.execute(promotion)).rejects.toThrow('gone serves');
    await expect(promoter.prepare(stacks, 'approve-2')).rejects.toThrow('gone serves');
    expect(done).not.toContain('execute');
  });
});
