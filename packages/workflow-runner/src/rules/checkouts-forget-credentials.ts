import { parseUses } from '../workflow-file/uses';
import { steps, type Rule } from './rule';

/** Anything that runs after a checkout could read the token from git's settings. */
export const checkoutsForgetCredentials: Rule = {
  name: 'checkouts-forget-credentials',
  why: 'whatever runs after a checkout could read the token from the settings of git',
  check: (files) =>
    steps(files)
      .filter(({ step }) => {
        const uses = parseUses(step.uses ?? '');
        return (
          uses?.kind === 'remote' &&
          uses.repository === 'actions/checkout' &&
          String(step.with?.['persist-credentials']) !== 'false'
        );
      })
      .map(({ path, positionOf }) => ({
        path,
        position: positionOf('with', 'persist-credentials'),
        problem: 'a checkout keeps the token',
        remedy: 'persist-credentials: false',
      })),
};
