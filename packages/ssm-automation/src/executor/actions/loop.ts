import { type LoopInputs } from '../../document';
import { evaluate } from '../conditions/evaluate';
import { StepFailure } from '../failure';
import { resolve } from '../references/resolve';
import { coerce } from '../references/typing';
import { type Action, type Invocation } from '../execution/invocation';
import { refuseBeyondLimits } from './refuse-beyond-limits';

/** Times the body runs where MaxIterations does not say, and the most it may say. */
const MOST_ITERATIONS = 100;

/**
 * `aws:loop`: for each element of a list, or do-while with a condition that is tested after the body. The body runs at
 * most 100 times; CurrentIteration counts from 1. A failure inside follows the inner step's own onFailure.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html
 */
export const loop: Action = async (invocation) => {
  const { Steps, LoopCondition, Iterators } = invocation.inputs as unknown as LoopInputs;
  if (!Array.isArray(Steps) || Steps.length === 0) throw wrong('the input Steps is required');
  if ((LoopCondition === undefined) === (Iterators === undefined))
    throw wrong('a loop takes either Iterators or LoopCondition');
  const values = Iterators === undefined ? undefined : iteratorValues(invocation);
  const most = Math.min(limit(invocation), values?.length ?? Infinity);
  let iteration = 0;
  while (iteration < most) {
    iteration += 1;
    const value = values?.[iteration - 1];
    const outputs = { CurrentIteration: iteration, ...(values && { CurrentIteratorValue: value }) };
    invocation.publish(outputs);
    const ended = await invocation.runBody(Steps, iteration, value);
    if (ended.kind !== 'completed') return { outputs, ended };
    if (LoopCondition !== undefined && !evaluate(LoopCondition, (operand) => resolve(operand, invocation.state.scope)))
      break;
  }
  return { outputs: { CurrentIteration: iteration } };
};

function iteratorValues({ inputs, state }: Invocation): unknown[] {
  const values = [resolve(inputs['Iterators'], state.scope)].flat().filter((value) => value !== undefined);
  refuseBeyondLimits('aws:loop', { Iterators: values }, state.clock.now());
  const type = resolve(inputs['IteratorDataType'], state.scope);
  return typeof type === 'string' ? values.map((value) => coerce(value, type)) : values;
}

function limit({ inputs, state }: Invocation): number {
  const asked = resolve(inputs['MaxIterations'], state.scope);
  if (asked === undefined) return MOST_ITERATIONS;
  const iterations = coerce(asked, 'Integer') as number;
  refuseBeyondLimits('aws:loop', { MaxIterations: iterations }, state.clock.now());
  return iterations;
}

function wrong(message: string): StepFailure {
  return new StepFailure(message, { stage: 'InputValidation', type: 'InvalidLoop' });
}
