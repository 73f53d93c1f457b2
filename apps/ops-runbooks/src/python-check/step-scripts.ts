import { referenceTypes, walkSteps } from '@nss/ssm-automation';
import { type RunbookPlace } from '@nss/runbook-definition';
import { RUNBOOKS } from '../runbooks';
import { payloadTypes } from './payload-types';

/** The script of one step, and what the step gives it and takes from it. */
export interface StepScript {
  /** `nss-failover planFailover`, for people. */
  readonly step: string;
  readonly handler: string;
  /** `python3.11` */
  readonly runtime: string;
  readonly script: string;
  /** Python that declares `InputPayload` and `Payload`. */
  readonly types: string;
}

const PLACE = {
  purpose: 'nss',
  environment: 'check',
  account: '111111111111',
  region: 'eu-central-1',
  partition: 'aws',
};
/** Each way to approve has steps of its own. */
const PLACES: readonly RunbookPlace[] = [
  PLACE,
  { ...PLACE, approval: 'nobody may' },
  { ...PLACE, approval: { by: ['ann', 'bob'], required: 1, fourEyes: true } },
];

/**
 * Every script in Python that a step of a runbook runs, in any place, once for each runbook and step.
 * @throws Error for a step that runs one script here and another there
 */
export function stepScripts(): StepScript[] {
  const found = new Map<string, StepScript>();
  for (const { name, make } of RUNBOOKS)
    for (const place of PLACES) {
      const { document } = make(place);
      const types = referenceTypes(document);
      for (const { step } of walkSteps(document)) {
        if (step.action !== 'aws:executeScript') continue;
        const { Runtime, Handler, Script } = step.inputs as { Runtime: string; Handler: string; Script: string };
        if (!Runtime.startsWith('python')) continue;
        const known = found.get(`${name} ${step.name}`);
        if (known && known.script !== Script)
          throw new Error(`${known.step}: its script depends on the place: give the step what differs as a payload`);
        found.set(`${name} ${step.name}`, {
          step: `${name} ${step.name}`,
          handler: Handler,
          runtime: Runtime,
          script: Script,
          types: payloadTypes(step, types),
        });
      }
    }
  return [...found.values()];
}
