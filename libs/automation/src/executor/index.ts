export * from './clock';
export * from './execution';
export { asStepFailure, type FailureStage, type FailureStatus, StepFailure } from './failure';
export { type GivenParameters, InvalidAutomationExecutionParameters } from './parameters/bind-parameters';
export * from './ports';
export * from './rate-control';
export { OPERATORS } from './conditions/operators';
export { ACTIONS } from './actions';
export * from './selectors';
