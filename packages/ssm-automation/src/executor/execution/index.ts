export { documentOutputs, NO_OUTPUT } from './document-outputs';
export { type Signal, type SignalType } from './signals';
export { type RunningAutomation, startAutomation, type StartAutomationRequest } from './start-automation';
export { type ExecutionMode } from './step-by-step';
export { type StopType } from './stop-request';
