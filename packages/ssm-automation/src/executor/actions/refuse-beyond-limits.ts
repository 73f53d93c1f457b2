import { beyondLimit, inputLimits, measured } from '../../document';
import { StepFailure } from '../failure';
import { type Inputs } from './inputs';

/**
 * Refuses resolved inputs of which there is more or less than AWS takes.
 *
 * @param now in milliseconds, for points in time
 * @throws StepFailure with the first of them
 */
export function refuseBeyondLimits(action: string, inputs: Inputs, now: number): void {
  for (const limit of inputLimits(action)) {
    const value = inputs[limit.input];
    if (value === undefined || value === null || value === '') continue;
    const amount = measured(limit, value, now);
    const problem = amount === undefined ? undefined : beyondLimit(limit, amount);
    if (problem) throw new StepFailure(problem, { stage: 'InputValidation', type: 'InvalidInput' });
  }
}
