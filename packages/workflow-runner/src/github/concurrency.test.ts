import fc from 'fast-check';
import { ConcurrencyGroups } from './concurrency';

test('one holds, one waits, a third takes its place', () => {
  const groups = new ConcurrencyGroups();
  expect(groups.enter('g', 'a')).toEqual({ state: 'go' });
  expect(groups.enter('g', 'b')).toEqual({ state: 'wait' });
  expect(groups.enter('g', 'c')).toEqual({ state: 'wait' });
  expect([groups.isWaiting('c'), groups.isWaiting('b'), groups.isWaiting('a')]).toEqual([true, false, false]);
  expect(groups.enter('g', 'b')).toMatchObject({ state: 'stop' });
  groups.leave('g', 'a');
  expect(groups.enter('g', 'c')).toEqual({ state: 'go' });
  expect(groups.enter('other', 'd')).toEqual({ state: 'go' });
});

test('in a queue everybody waits, and is let in by turns', () => {
  const groups = new ConcurrencyGroups();
  expect(['a', 'b', 'c', 'd', 'c'].map((member) => groups.enter('g', member, { queue: 'max' }).state)).toEqual([
    'go',
    'wait',
    'wait',
    'wait',
    'wait',
  ]);
  groups.leave('g', 'c');
  groups.leave('g', 'a');
  expect(groups.enter('g', 'd', { queue: 'max' })).toEqual({ state: 'wait' });
  expect(groups.enter('g', 'b', { queue: 'max' })).toEqual({ state: 'go' });
});

test('a newcomer may end the holder', () => {
  const groups = new ConcurrencyGroups();
  const ended: string[] = [];
  groups.enter('g', 'a');
  groups.enter('g', 'b', { cancel: (holder) => ended.push(holder) });
  groups.enter('g', 'b', { cancel: (holder) => ended.push(holder) });
  expect(ended).toEqual(['a']);
});

test('a run that ends leaves everything', () => {
  const groups = new ConcurrencyGroups();
  groups.enter('g', '1/x');
  groups.enter('h', '1/y');
  groups.enter('g', '2/x');
  groups.leaveAll('1/');
  expect(groups.enter('g', '2/x')).toEqual({ state: 'go' });
  expect(groups.enter('h', '3/x')).toEqual({ state: 'go' });
});

test('never two at once, whatever the order', () => {
  const action = fc.record({
    member: fc.constantFrom('a', 'b', 'c', 'd'),
    leaves: fc.boolean(),
    queue: fc.constantFrom('single' as const, 'max' as const),
  });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const groups = new ConcurrencyGroups();
      const inside = new Set<string>();
      for (const { member, leaves, queue } of actions) {
        if (leaves) {
          groups.leave('g', member);
          inside.delete(member);
        } else if (groups.enter('g', member, { queue }).state === 'go') inside.add(member);
        expect(inside.size).toBeLessThanOrEqual(1);
      }
    }),
  );
});
