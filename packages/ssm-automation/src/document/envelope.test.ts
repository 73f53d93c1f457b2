import { isCriticalStep, isEndStep, jumpTarget, onCancelOf, onFailureOf } from './envelope';
import { type Step } from './step';

const step = (envelope: Partial<Step>): Step => ({ name: 'one', action: 'aws:sleep', ...envelope });

test.each([
  [{}, true],
  [{ onFailure: 'Continue' }, false],
  [{ onFailure: 'Continue', isCritical: 'true' }, true],
  [{ onFailure: 'step:two' }, true],
  [{ isCritical: false }, false],
] as [Partial<Step>, boolean][])('%p is critical: %p', (envelope, critical) => {
  expect(isCriticalStep(step(envelope))).toBe(critical);
});

test('defaults are written out and spellings made one', () => {
  expect(onFailureOf(step({}))).toBe('Abort');
  expect(onCancelOf(step({ onCancel: 'step: tidy' as 'step:tidy' }))).toBe('step:tidy');
  expect(jumpTarget('step:tidy')).toBe('tidy');
  expect(jumpTarget('Continue')).toBeUndefined();
  expect(isEndStep(step({ isEnd: 'True' }))).toBe(true);
});
