import { parseUses } from '../workflow-file/uses';
import { steps, type Broken, type Rule } from './rule';

/** Inputs with which long-lived keys or another way in would come. */
const OTHER_WAYS_IN = [
  'aws-access-key-id',
  'aws-secret-access-key',
  'aws-session-token',
  'web-identity-token-file',
  'role-chaining',
  'use-existing-credentials',
  'audience',
];

/** A role is taken by identity, in the account that is meant, under a name that leads back to the run. */
export const credentialsAreBounded: Rule = {
  name: 'credentials-are-bounded',
  why: "a mistaken role would be another account's, and its trail would not lead to the run",
  check: (files) =>
    steps(files).flatMap(({ path, step, positionOf }): Broken[] => {
      const uses = parseUses(step.uses ?? '');
      if (uses?.kind !== 'remote' || uses.repository !== 'aws-actions/configure-aws-credentials') return [];
      const given = step.with ?? {};
      const broken = (key: string, problem: string, remedy: string): Broken => ({
        path,
        position: positionOf('with', key),
        problem,
        remedy,
      });
      return [
        ...(given['allowed-account-ids'] === undefined
          ? [broken('allowed-account-ids', 'takes a role in whatever account it is', 'set allowed-account-ids')]
          : []),
        ...(String(given['role-session-name'] ?? '').includes('github.run_id')
          ? []
          : [
              broken(
                'role-session-name',
                'takes a role under a name that does not lead to the run',
                'put ${{ github.run_id }} into role-session-name',
              ),
            ]),
        ...OTHER_WAYS_IN.filter((key) => key in given).map((key) =>
          broken(key, `passes ${key}`, "the job's identity is the only way in"),
        ),
      ];
    }),
};
