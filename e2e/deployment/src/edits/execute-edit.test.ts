import { type EnvironmentEdit } from '@nss/environment/edits';
import { executeEdit } from './execute-edit';
import { type DeployedEdit, type ExecutedEdits } from './executed-edits';

const edit: EnvironmentEdit = { name: 'a: 2', keys: ['a'], values: { a: 2 }, before: { a: 1 }, after: { a: 2 } };
const well: Omit<DeployedEdit, 'loaded' | 'assembly'> = { changes: 1, wrong: [], removed: [], kept: [] };

/** A cloud whose deployments end so, one after the other: with a result, or with an error before or after something changed. */
function cloud(...ends: readonly (Partial<DeployedEdit> | 'refuses' | 'breaks')[]) {
  const left = [...ends];
  const done: string[] = [];
  const fake = {
    isChanging: false,
    deploy: async (file: object) => {
      const end = left.shift() ?? {};
      fake.isChanging = end !== 'refuses';
      done.push(JSON.stringify(file));
      if (end === 'refuses' || end === 'breaks') throw new Error(`it ${end}`);
      return { ...well, loaded: { environment: {} }, ...end };
    },
    failOverFrom: async (_: unknown, machine: string) => done.push(`from ${machine}`),
    offline: { compare: async () => ({ found: [] as unknown[] }) },
  };
  return { fake, done, edits: fake as unknown as ExecutedEdits };
}

test('before, after, before: applied, with how', async () => {
  const { edits, done } = cloud({}, { removed: ['Server'] }, {});
  expect(await executeEdit(edits, edit)).toMatchObject({ outcome: 'applied', detail: '1 go first; back: in one step' });
  expect(done).toEqual(['{"a":1}', '{"a":2}', '{"a":1}']);
});

test('servers that relay are replaced after a fail-over', async () => {
  const { edits, done } = cloud({}, { kept: ['nss-prod-web-01'] }, {}, {});
  expect((await executeEdit(edits, edit)).outcome).toBe('applied');
  expect(done).toEqual(['{"a":1}', '{"a":2}', 'from nss-prod-web-01', '{"a":2}', '{"a":1}']);
});

test.each([
  ['refused', 'an error before anything changed', ['refuses']],
  ['failed', 'an error afterwards', ['breaks']],
  ['failed', 'something that reads back otherwise', [{ wrong: ['x'] }]],
  ['failed', 'a server that waits forever', Array.from({ length: 4 }, () => ({ kept: ['nss-prod-web-01'] }))],
] as const)('%s: %s', async (outcome, _, ends) => {
  expect((await executeEdit(cloud({}, ...ends).edits, edit)).outcome).toBe(outcome);
});

test('what nobody planned and is in the account afterwards is a failure', async () => {
  const { fake, edits } = cloud();
  fake.offline.compare = async () => ({ found: [{ physicalId: 'i-1' }] });
  expect(await executeEdit(edits, edit)).toMatchObject({ outcome: 'failed', detail: '[{"physicalId":"i-1"}]' });
});
