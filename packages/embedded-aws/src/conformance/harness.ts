import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import * as stacks from './stacks';
import { type Ids, type TemplateResource } from './stacks';

/** Where the conformance tests work. */
export const account = '111111111111';
/** See {@link account}. */
export const region = 'ap-northeast-1';
/** An image that the fixtures of every test have. */
export const imageId = 'ami-0123456789abcdef0';

/** What a change in place leads to. */
export interface Change {
  /** properties that differ from the first template's; undefined removes one */
  properties: Record<string, unknown>;
  /** what the owning service says afterwards */
  expected: (ids: Ids) => object;
  /** @default 'same': AWS keeps the resource */
  id?: 'same' | 'new';
}

/** One CloudFormation type, and everything that has to be true of it. */
export interface TypeCase {
  type: string;
  /** the template; the resource under test is called Subject */
  resources: Record<string, TemplateResource>;
  /** asks the owning service */
  read: (aws: Clients, ids: Ids) => Promise<unknown>;
  /** what the owning service has to say; a member that is missing here is not compared */
  expected: (ids: Ids) => object;
  change?: Change;
  /** changes the resource behind CloudFormation's back; drift detection has to see it */
  drift?: (aws: Clients, ids: Ids) => Promise<unknown>;
  /** the answer of read once the resource is gone @default it throws, or answers undefined */
  gone?: object;
}

/** A resource no one can create, for rollbacks. */
const impossible = (DependsOn: string): TemplateResource => ({
  Type: 'AWS::EC2::Subnet',
  DependsOn,
  Properties: { VpcId: 'vpc-00000000', CidrBlock: '10.0.0.0/24' },
});

const changed = (one: TypeCase): Record<string, TemplateResource> => ({
  ...one.resources,
  Subject: {
    ...one.resources.Subject!,
    Properties: { ...one.resources.Subject!.Properties, ...one.change?.properties },
  },
});

/** Puts there what the templates of the cases expect to find. */
async function fixtures(cloud: EmbeddedCloud): Promise<void> {
  await cloud.prepare({
    images: [{ account, region, imageId, name: 'vendor image' }],
    connections: [{ account, region, connectionId: 'dxcon-fixed001' }],
    secrets: [{ account, region, name: 'bgp', value: 'secret-key' }],
  });
}

/** The whole life of one resource, step by step. */
function lifeOf(one: TypeCase, aws: () => Clients): void {
  const name = `case-${one.type.replaceAll(/[^A-Za-z0-9]/g, '')}`;
  const readAndCompare = async (expected: (ids: Ids) => object) => {
    const ids = await stacks.physicalIds(aws(), name);
    expect(await one.read(aws(), ids)).toMatchObject(expected(ids));
    return ids;
  };

  test(one.type, async () => {
    const status = await stacks.create(aws(), name, one.resources);
    expect([status, ...(await stacks.failures(aws(), name))]).toEqual(['CREATE_COMPLETE']);
    let ids = await readAndCompare(one.expected);
    if (one.change) {
      expect(await stacks.update(aws(), name, { ...changed(one), Impossible: impossible('Subject') })).toBe(
        'UPDATE_ROLLBACK_COMPLETE',
      );
      await readAndCompare(one.expected);
      const updated = await stacks.update(aws(), name, changed(one));
      expect(updated === 'UPDATE_COMPLETE' ? [updated] : [updated, ...(await stacks.failures(aws(), name))]).toEqual([
        'UPDATE_COMPLETE',
      ]);
      const before = (await stacks.physicalIds(aws(), name)).Subject === ids.Subject ? 'same' : 'new';
      expect(before).toBe(one.change.id ?? 'same');
      ids = await readAndCompare(one.change.expected);
    }
    if (one.drift) {
      expect(await stacks.driftOf(aws(), name, 'Subject')).toBe('IN_SYNC');
      await one.drift(aws(), ids);
      expect(await stacks.driftOf(aws(), name, 'Subject')).toMatch(/^(MODIFIED|DELETED)/);
    }
    expect(await stacks.remove(aws(), name)).toBe('DELETE_COMPLETE');
    await expectGone(one, aws(), ids);
  });

  test(`${one.type}, rolled back`, async () => {
    const status = await stacks.create(aws(), `${name}-back`, { ...one.resources, Impossible: impossible('Subject') });
    expect(status).toBe('ROLLBACK_COMPLETE');
    await expectGone(one, aws(), await stacks.createdIds(aws(), `${name}-back`));
    expect(await stacks.remove(aws(), `${name}-back`)).toBe('DELETE_COMPLETE');
  });
}

async function expectGone(one: TypeCase, aws: Clients, ids: Ids): Promise<void> {
  const answer = await one.read(aws, ids).catch(() => undefined);
  if (one.gone) expect(answer).toMatchObject(one.gone);
  else expect(answer).toBeUndefined();
}

/** Runs every case of a family against a cloud of its own. */
export function conformance(
  family: string,
  cases: TypeCase[],
  more?: (aws: () => Clients, cloud: () => EmbeddedCloud) => void,
): void {
  describe(family, () => {
    jest.setTimeout(60_000);
    let cloud: EmbeddedCloud;
    let clients: Clients;
    beforeAll(async () => {
      cloud = await startEmbeddedCloud();
      clients = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
      await fixtures(cloud);
    });
    afterAll(() => cloud?.stop());
    for (const one of cases) lifeOf(one, () => clients);
    more?.(
      () => clients,
      () => cloud,
    );
  });
}
