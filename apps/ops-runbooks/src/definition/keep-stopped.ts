/// <reference path="../python.d.ts" />
import { type Ref, type StepOptions, steps } from '@nss/ssm-automation';
import keepStoppedScript from '../scripts/keep_stopped.py';

/** A step that stops a machine and sees it stopped, whatever it does when it begins. */
export function keepStopped(name: string, InstanceId: Ref<string>, options: StepOptions) {
  return steps.executeScript(name, {
    handler: 'keep_stopped',
    script: keepStoppedScript,
    inputPayload: { InstanceId },
    timeoutSeconds: 600,
    maxAttempts: 3,
    ...options,
  });
}
