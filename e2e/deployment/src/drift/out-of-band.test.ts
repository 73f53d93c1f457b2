import { type Difference } from '@nss/account-state';
import { type Account } from '@nss/deployment';
import { type LoadedEnvironment } from '@nss/environment';
import { compareAccount, packetProblems } from '@nss/operations';
import { type OfflineDeployment } from '../offline-deployment';
import { actAs } from '../offline-roles';
import { changesByHand } from './changes';
import { deployedProd } from './deployed-prod';
import { losses } from './changes/losses';
import { LEFT_OUT, writingActions } from './left-out';
import { ByHand, type OutOfBand, type Seen } from './out-of-band';

jest.setTimeout(600_000);

let offline: OfflineDeployment;
let [loaded, assembly] = [undefined as unknown as LoadedEnvironment, ''];
let byHand: ByHand;
let drift: Account;

/** What the drift workflow finds, with its own role. */
const compare = () => compareAccount({ loaded, assembly, account: drift });

beforeAll(async () => {
  const deployed = await deployedProd();
  ({ offline, loaded, assembly } = deployed);
  const { administrator } = deployed;
  drift = await actAs(loaded, 'drift', administrator);
  const { found, actual } = await compare();
  expect([found, packetProblems(loaded, actual)]).toEqual([[], []]);
  byHand = new ByHand(administrator, actual);
});
afterAll(() => offline?.end());

function isSeen({ kind, type, id, property, has }: Seen, found: readonly Difference[]): boolean {
  return found.some(
    (each) =>
      each.kind === kind &&
      each.type === type &&
      each.physicalId.includes(id) &&
      (property ? each.property?.startsWith(property) : each.property === undefined) &&
      (!has || JSON.stringify([each.planned, each.found]).includes(has)),
  );
}

const unseen = (changes: readonly OutOfBand[], found: readonly Difference[]) =>
  changes.filter(({ seen }) => !isSeen(seen, found)).map(({ api, seen }) => `${api}: ${JSON.stringify(seen)}`);

test('300 changes by hand are all seen; what is taken back again leaves the account as planned', async () => {
  const changes = changesByHand(byHand);
  expect(changes.length).toBeGreaterThanOrEqual(300);
  for (const { change } of changes) await change();
  const { found, actual } = await compare();
  expect(unseen(changes, found)).toEqual([]);
  expect(packetProblems(loaded, actual).length).toBeGreaterThan(0);
  for (const { undo } of [...changes].reverse()) await undo!();
  const after = await compare();
  expect([after.found, packetProblems(loaded, after.actual)]).toEqual([[], []]);
});

test('every action that may write to a type of a template is tried, or left out for a reason; no reason is for nothing', async () => {
  const tried = [...changesByHand(byHand), ...losses(byHand)].map(({ api }) => api.toLowerCase());
  const others = (await writingActions()).filter((action) => !tried.includes(action.toLowerCase()));
  const reasonOf = (action: string) => LEFT_OUT.find(([pattern]) => pattern.test(action));
  expect(others.filter((action) => !reasonOf(action))).toEqual([]);
  expect(LEFT_OUT.filter((reason) => !others.some((action) => reasonOf(action) === reason))).toEqual([]);
});

test('what is gone for good is seen as well', async () => {
  const changes = losses(byHand);
  for (const { change } of changes) await change();
  const { found } = await compare();
  expect(unseen(changes, found)).toEqual([]);
  expect(found.every(({ path }) => path !== '')).toBe(true);
});
