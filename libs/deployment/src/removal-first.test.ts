import { type AssemblyStack, type Template } from './assembly';
import { type ChangeSetExecution } from './change-set-execution';
import { type ChangeSetMaker } from './change-set-maker';
import { type ResourceChange } from './changes';
import { RemovalFirst } from './removal-first';
import { type StackReader } from './stack-reader';

const machine = (ImageId: string) => ({
  Type: 'AWS::EC2::Instance',
  Properties: { ImageId, NetworkInterfaces: [{ NetworkInterfaceId: { Ref: 'Eni' } }] },
});
const eni = { Type: 'AWS::EC2::NetworkInterface', Properties: {} };
const before: Template = { Resources: { Eni: eni, Machine: machine('ami-1') } };
const stack: AssemblyStack = {
  id: 'dev/system',
  stackName: 'nss-dev-system',
  template: { Resources: { Eni: eni, Machine: machine('ami-2') } },
  templateAsset: { file: 'f', bucket: 'b', key: 'k' },
};
const replaced: ResourceChange = {
  stackName: stack.stackName,
  action: 'Modify',
  type: 'AWS::EC2::Instance',
  logicalId: 'Machine',
  path: 'Machine',
  replacement: 'True',
  physicalId: 'i-1',
};

/** An account in which CloudFormation answers what a case says; `done` is what was executed, in order. */
function account({
  rest = [{ ...replaced, action: 'Add' as const, replacement: 'False' as const }],
  fails = [] as string[],
} = {}) {
  const [published, done, said]: [Record<string, string>, string[], string[]] = [{}, [], []];
  const reader = {
    template: async () => before,
    physicalIds: async () => new Map([['Machine', 'i-1']]),
    changes: async (_: AssemblyStack, name: string) => ({
      arn: `arn:${name}`,
      executable: true,
      changes: /removal/.test(name)
        ? [{ ...replaced, action: 'Remove' as const, replacement: 'False' as const }]
        : rest,
    }),
    changeSetTemplate: async (_: string, name: string) =>
      JSON.parse(published[name.replace(/^.*-/, '')] ?? '{}') as Template,
  } as unknown as StackReader;
  const maker = {
    publish: async (_: AssemblyStack, folder: string, body: string) => {
      const step = folder.replace(/^.*\//, '');
      published[step] = body;
      return `https://${step}`;
    },
    makeFrom: async () => true,
  } as unknown as ChangeSetMaker;
  const execution = {
    execute: async (_: string, arn: string) => {
      done.push(arn);
      if (fails.includes(arn)) throw new Error(`${arn} failed`);
      return [];
    },
  } as unknown as ChangeSetExecution;
  const steps = new RemovalFirst(execution, reader, maker, (line) => said.push(line));
  return { steps, published, done, said };
}

async function execute(given: ReturnType<typeof account>): Promise<void> {
  const prepared = await given.steps.prepare(stack, 'approved-1', [replaced], before);
  await given.steps.execute(stack, 'approved-1', prepared!.removal, prepared!.changes);
}

test('the old machine goes, then the new one comes', async () => {
  const given = account();
  await execute(given);
  expect(JSON.parse(given.published['removal'] ?? '')).toEqual({ Resources: { Eni: eni } });
  expect(given.done).toEqual(['arn:approved-1-removal', 'arn:approved-1-rest']);
  expect(given.said).toEqual(['nss-dev-system: Machine taken away first']);
});

test('what CloudFormation makes alone is left to it', async () => {
  expect(await account().steps.prepare({ ...stack, template: before }, 'approved-1', [], before)).toBeUndefined();
});

test('when the new one cannot be made, the old definition is made again', async () => {
  const given = account({ fails: ['arn:approved-1-rest'] });
  await expect(execute(given)).rejects.toThrow(
    'arn:approved-1-rest failed\nMachine of nss-dev-system: made again as it was before',
  );
  expect(given.done).toEqual(['arn:approved-1-removal', 'arn:approved-1-rest', 'arn:approved-1-former']);
});

test('what nobody saw is not executed', async () => {
  const given = account({ rest: [{ ...replaced, logicalId: 'Topic', path: 'Topic' } as never] });
  await expect(execute(given)).rejects.toThrow('would change otherwise than approved: Topic: Modify, which nobody saw');
  expect(given.done).toEqual(['arn:approved-1-removal', 'arn:approved-1-former']);
});

test('when not even that works, it says what is missing and what to do', async () => {
  const given = account({ fails: ['arn:approved-1-rest', 'arn:approved-1-former'] });
  await expect(execute(given)).rejects.toThrow(
    /nss-dev-system stands without Machine, .* fix the cause, and deploy this or the former commit/,
  );
});

test('a template that somebody else laid there is not executed', async () => {
  const given = account();
  const prepared = await given.steps.prepare(stack, 'approved-1', [replaced], before);
  given.published['rest'] = '{}';
  await expect(given.steps.execute(stack, 'approved-1', prepared!.removal, prepared!.changes)).rejects.toThrow(
    'the template of approved-1-rest is not the one that was prepared',
  );
});
