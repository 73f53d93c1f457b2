import { type In } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** Instances and the state they should be in. */
export interface ChangeInstanceStateOptions extends StepOptions {
  readonly instanceIds: In<string[]>;
  readonly desiredState: 'running' | 'stopped' | 'terminated';
  /** Only waits for the state. @default false */
  readonly checkStateOnly?: boolean;
  /** Stops without letting the system shut down. @default false */
  readonly force?: boolean;
  /** @default - none */
  readonly additionalInfo?: In<string>;
}

/** `aws:changeInstanceState`; times out after an hour by default. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-changestate.html */
export function changeInstanceState(
  name: string,
  options: ChangeInstanceStateOptions,
): StepValue<Record<never, never>> {
  return stepValue(name, 'aws:changeInstanceState', options, (orDefault) => ({
    InstanceIds: options.instanceIds,
    DesiredState: options.desiredState,
    CheckStateOnly: orDefault(options.checkStateOnly, false),
    ...(options.force && { Force: true }),
    AdditionalInfo: options.additionalInfo,
  }));
}
