import { ask, judged, known, unknown } from './line';

const subject = { where: 'dev', check: 'a', wanted: 'b', askWith: 'aws ask' };

test('what could not be asked is unknown, with how to ask', () => {
  expect(judged(subject, unknown('no credentials'), () => ({ verdict: 'pass', found: '' }))).toEqual({
    where: 'dev',
    check: 'a',
    wanted: 'b',
    verdict: 'unknown',
    found: 'cannot be asked: no credentials',
    command: 'aws ask',
  });
});

test('a pass has no command; everything else has one', () => {
  expect(judged(subject, known(1), () => ({ verdict: 'pass', found: 'b' }))).not.toHaveProperty('command');
  expect(judged(subject, known(1), () => ({ verdict: 'fail', found: 'c', command: 'aws fix' }))).toMatchObject({
    verdict: 'fail',
    command: 'aws fix',
  });
  expect(judged(subject, known(1), () => ({ verdict: 'warn', found: 'c' }))).toMatchObject({ command: 'aws ask' });
});

test('an error is a reason of one line', async () => {
  expect(await ask(() => Promise.reject(new Error('no\nway')))).toEqual(unknown('no'));
  expect(await ask(() => Promise.resolve(3))).toEqual(known(3));
});
