import { stageStacks, type TemplateResource } from '@nss/deployment';
import { environmentsDirectory } from '@nss/environment';
import { prodWith } from '@nss/environment/testing';
import { retire } from '../retiring';
import { type EnvironmentFile } from '../reference-environments';
import { type FaultCase, faultCases } from './fault-case';
import { isDeepStrictEqual } from 'node:util';
import { FaultyProd } from './faulty-prod';

/**
 * One fault for each type of prod's resources, on a stack that has little more than one of each. Every fault at every type, on the
 * whole of it and with what is there compared each time: `npm run -s faults`.
 */
jest.setTimeout(900_000);

const FIRST = prodWith({});
/** Another tag on everything that has tags. */
const SECOND = prodWith({ owner: 'network-operations' });

let prod: FaultyProd;
beforeAll(async () => {
  prod = await FaultyProd.begin('small');
});
afterAll(() => prod?.end());

type Handler = FaultCase['fault']['handler'];
/** The faults in turn, one at each type. */
const inTurn = (types: readonly string[], handler: Handler): FaultCase[] =>
  types.map((type, index) => faultCases(type, handler)[index % 4]!);

/**
 * How deployments end that meet faults, one after the other; what ends as it should is left out.
 * @param deploy what is deployed with a fault at a type
 */
async function otherwise(
  cases: readonly FaultCase[],
  state: string,
  deploy: (type: string) => ReturnType<FaultyProd['deploy']>,
): Promise<unknown[]> {
  const wrong: unknown[] = [];
  for (const { name, fault } of cases) {
    await prod.plant(fault);
    const { message = 'it was deployed' } = await deploy(fault.type);
    const struck = await prod.clear();
    if (struck === 0 || !message.includes(` is in ${state}: `) || !message.includes(fault.type))
      wrong.push([name, struck, message]);
  }
  return wrong;
}

/** What the small stack of a file has, by logical id. */
async function resourcesOf(file: EnvironmentFile): Promise<Record<string, TemplateResource>> {
  const { assembly } = await prod.prepare(file);
  return (
    stageStacks(assembly, 'prod').find(({ stackName }) => stackName === 'nss-prod-system')?.template.Resources ?? {}
  );
}
const typesOf = (resources: readonly TemplateResource[]) => [...new Set(resources.map(({ Type }) => Type))].sort();

test('a first deployment that meets a fault at any type says so and leaves nothing, and the next one makes it', async () => {
  const types = typesOf(Object.values(await resourcesOf(FIRST)));
  expect(types.length).toBeGreaterThan(40);
  const empty = await prod.listing();
  const wrong = await otherwise(inTurn(types, 'create'), 'ROLLBACK_COMPLETE', (type) => prod.deploy(FIRST, [type]));
  expect([wrong, await prod.listing()]).toEqual([[], empty]);
  expect((await prod.deploy(FIRST)).message).toBeUndefined();
});

test('a change that meets a fault says so and leaves what was, and the next one makes it', async () => {
  expect((await prod.deploy(FIRST)).message).toBeUndefined();
  const before = await resourcesOf(FIRST);
  const changed = Object.entries(await resourcesOf(SECOND)).filter(
    ([id, each]) => !isDeepStrictEqual(each, before[id]),
  );
  // One type for each fault: every change makes all of it, and takes it back.
  const types = ['AWS::EC2::Subnet', 'AWS::IAM::Role', 'AWS::Logs::LogGroup', 'AWS::SNS::Topic'];
  expect(typesOf(changed.map(([, each]) => each))).toEqual(expect.arrayContaining(types));
  const former = await prod.listing();
  const wrong = await otherwise(inTurn(types, 'update'), 'UPDATE_ROLLBACK_COMPLETE', () => prod.deploy(SECOND));
  expect([wrong, await prod.listing()]).toEqual([[], former]);
  expect((await prod.deploy(SECOND)).message).toBeUndefined();
});

test('what a retirement cannot delete is named, and stays where it is skipped; the rest goes', async () => {
  expect((await prod.deploy(SECOND)).message).toBeUndefined();
  const topic = 'AWS::SNS::Topic';
  const [[id = ''] = []] = Object.entries(await resourcesOf(SECOND)).filter(([, { Type }]) => Type === topic);
  const directory = environmentsDirectory();
  const called = (skip: readonly string[] = []) => retire(directory, prod.account, 'prod', { confirm: 'prod', skip });
  await prod.plant({ type: topic, handler: 'delete', kind: 'refused' });
  await expect(called([id])).rejects.toThrow(`--skip ${id}: that did not fail; what did: nothing`);
  const stuck = await called();
  expect([stuck.code, stuck.answer]).toEqual([1, expect.objectContaining({ outcome: 'left' })]);
  expect(stuck.said + JSON.stringify(stuck.answer)).toContain(id);
  const retired = await called([id]);
  expect(retired).toMatchObject({ code: 0, answer: { outcome: 'retired', unmanaged: [], missing: [] } });
  // It was said to stay before it was consented to.
  expect(retired.said).toMatch(/stays:[^]*nss-prod-[^]*approved/);
  const { topics, instances, subnets, stacks } = await prod.listing();
  expect([topics, instances, stacks]).toEqual([
    [expect.stringContaining(':nss-prod-')],
    [],
    [expect.stringContaining('CDKToolkit')],
  ]);
  expect(subnets?.filter((each) => each.includes('nss-prod-'))).toEqual([]);
});
