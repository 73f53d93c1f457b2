import { StackStatus } from '@aws-sdk/client-cloudformation';
import { stackState } from './stack-states';

// The API's own list: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html
test.each(Object.values(StackStatus))('%s is known, and whoever is in it gets out', (status) => {
  const { wayOut, meaning } = stackState(status);
  expect(meaning).not.toContain('not known here');
  expect(/_IN_PROGRESS$/.test(status) && status !== 'REVIEW_IN_PROGRESS').toBe(wayOut === 'wait');
  expect(/_FAILED$/.test(status)).toBe(['roll back', 'continue the rollback', 'delete'].includes(wayOut));
});

test('a stack that is not there is deployed; a state that comes later is waited for', () => {
  expect(stackState(undefined).wayOut).toBe('deploy');
  expect(stackState('MOVED_TO_MARS')).toMatchObject({ wayOut: 'wait', meaning: expect.stringContaining('not known') });
});
