import { Gate } from './gate';

const rules = { reviewers: ['ann', 'bob'] };

test('a job waits until somebody decides, and the next one waits anew', async () => {
  const gate = new Gate('prod', rules, 'eve', 'main');
  expect(gate.ask('a')).toEqual({ state: 'wait' });
  await gate.reached;
  expect(gate.ask('a')).toEqual({ state: 'wait' });
  gate.approve('bob');
  expect(gate.ask('a')).toEqual({ state: 'go' });
  expect(gate.ask('b')).toEqual({ state: 'wait' });
  expect(gate.decisions).toEqual([{ state: 'approved', by: 'bob', comment: '' }]);
});

test('a refusal stops every job that waits', () => {
  const gate = new Gate('prod', rules, 'eve', 'main');
  gate.ask('a');
  gate.ask('b');
  gate.refuse('ann', 'not today');
  expect(gate.ask('b')).toEqual({ state: 'stop', message: 'ann refused prod: not today' });
  expect(gate.ask('a')).toEqual({ state: 'stop', message: 'ann refused prod: not today' });
});

test('a decision made early is kept for one job', () => {
  const gate = new Gate('prod', rules, 'eve', 'main');
  gate.approve();
  expect(gate.ask('a')).toEqual({ state: 'go' });
  expect(gate.ask('b')).toEqual({ state: 'wait' });
});

test('only reviewers decide, and not on their own runs where that is prevented', () => {
  expect(() => new Gate('prod', rules, 'eve', 'main').approve('eve')).toThrow(
    'eve may not review prod: only ann, bob may',
  );
  expect(() => new Gate('prod', { ...rules, preventSelfReview: true }, 'ann', 'main').approve('ann')).toThrow(
    'ann started this run',
  );
  expect(() => new Gate('dev', {}, 'ann', 'main').approve()).toThrow('it has no reviewers');
});

test('an environment without reviewers is open, but not to other branches than its own', () => {
  expect(new Gate('dev', {}, 'ann', undefined).ask('a')).toEqual({ state: 'go' });
  expect(new Gate('dev', { branches: ['main'] }, 'ann', 'topic').ask('a')).toEqual({
    state: 'stop',
    message: 'topic may not deploy to dev: only main may',
  });
  expect(new Gate('dev', { branches: ['main'] }, 'ann', 'main').ask('a')).toEqual({ state: 'go' });
});

test('whoever waits for a gate is told when the run ends before it', async () => {
  const gate = new Gate('prod', rules, 'eve', 'main');
  gate.abandon('failure; dev: it broke');
  await expect(gate.reached).rejects.toThrow('the run ended (failure; dev: it broke) and no job waited for prod');
});
