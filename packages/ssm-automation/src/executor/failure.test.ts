import { failureType, StepFailure } from './failure';

test.each([
  ['ThrottlingException', 'Invocation', 'Throttling'],
  ['RequestLimitExceeded', 'PostVerification', 'Throttling'],
  ['AccessDeniedException', 'PreVerification', 'Permission'],
  ['UnauthorizedOperation', 'Invocation', 'Permission'],
  ['InternalServerError', 'Invocation', 'Internal'],
  ['MissingInput', 'InputValidation', 'Verification'],
  ['PropertyMismatch', 'PostVerification', 'Verification'],
  ['InvalidInstanceID.NotFound', 'Invocation', 'Action'],
] as const)('%s in %s is %s', (type, stage, expected) => {
  expect(failureType(new StepFailure('no', { type, stage }))).toBe(expected);
});
