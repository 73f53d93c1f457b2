import { type Arns, type Attempt } from './attempt';

/** Drift of what is not the environment's own to look at. */
export function driftOfOthers(arns: Arns): Attempt[] {
  return [
    {
      what: 'detects drift of the identities',
      action: 'cloudformation:DetectStackDrift',
      resource: arns.stack('identity'),
    },
    {
      what: 'detects drift of another environment',
      action: 'cloudformation:DetectStackDrift',
      resource: arns.stack('system', arns.otherPurpose),
    },
  ];
}
