import { everything } from './everything';
import { listingDifferences } from './listing';
import { withoutChance } from './without-chance';

test('ids, times and addresses that AWS makes up tell no two things apart; names, tags and states do', () => {
  const thing = (id: string, owner: string, State = 'available') => ({
    VpcId: `vpc-${id}`,
    CreateTime: new Date(),
    PublicIp: id,
    State,
    Tags: [
      { Key: 'owner', Value: owner },
      { Key: 'aws:cloudformation:stack-id', Value: id },
    ],
  });
  const one = withoutChance(thing('0123456789abcdef0', 'a'));
  expect(withoutChance(thing('0fedcba9876543210', 'a'))).toBe(one);
  expect(withoutChance(thing('0123456789abcdef0', 'b'))).not.toBe(one);
  expect(withoutChance(thing('0123456789abcdef0', 'a', 'pending'))).not.toBe(one);
});

test('the order in which AWS gives a list says nothing', () => {
  expect(withoutChance({ Tags: [{ Key: 'b' }, { Key: 'a' }] })).toBe(
    withoutChance({ Tags: [{ Key: 'a' }, { Key: 'b' }] }),
  );
});

test('what one listing has more, and what another one has, equal things as often as they are there', () => {
  const differences = listingDifferences({ vpcs: ['x', 'x', 'y'], roles: [] }, { vpcs: ['x', 'z'] });
  expect(differences).toEqual(['vpcs + z', 'vpcs - x', 'vpcs - y']);
});

test('a list is read to its end, whatever its token is called', async () => {
  const asked: object[] = [];
  const send = async (next: Readonly<Record<string, string>>) => {
    asked.push(next);
    return asked.length < 3 ? { Items: [asked.length], Marker: `m${asked.length}` } : { Items: [3] };
  };
  expect(await everything(send, 'Items')).toEqual([1, 2, 3]);
  expect(asked).toEqual([{}, { Marker: 'm1' }, { Marker: 'm2' }]);
});
