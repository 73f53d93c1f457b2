import { approvalOf, type LoadedEnvironment } from '@nss/environment';
import { judged, type Line } from '../line';
import { type AwsFacts } from './facts';

/** A user or role that is to be there. */
export interface NamedPrincipal {
  readonly kind: 'user' | 'role';
  readonly name: string;
}

/** Whoever has to be there to approve a fail-over, each once: of a session, its role. */
export function approversOf({ environment }: LoadedEnvironment): readonly NamedPrincipal[] {
  const approval = approvalOf(environment);
  const named =
    typeof approval === 'string'
      ? []
      : approval.by.map((approver): NamedPrincipal => {
          const [kind = '', ...rest] = (approver.split(':').at(-1) ?? '').split('/');
          if (kind === 'assumed-role') return { kind: 'role', name: rest[0] ?? '' };
          return kind === 'role' ? { kind, name: rest.at(-1) ?? '' } : { kind: 'user', name: rest.at(-1) ?? kind };
        });
  return [...new Map(named.map((each) => [keyOf(each), each])).values()];
}

/** By which {@link AwsFacts.approvers} are found: `role relay-approver`. */
export function keyOf({ kind, name }: NamedPrincipal): string {
  return `${kind} ${name}`;
}

/** An approval that nobody can give is found out now, and not while logs are being lost. */
export function checkApprovers(loaded: LoadedEnvironment, { approvers }: AwsFacts): Line[] {
  return approversOf(loaded).map((principal) => {
    const ask = `aws iam get-${principal.kind} --${principal.kind}-name ${principal.name}`;
    return judged(
      {
        where: loaded.name,
        check: `approver: ${keyOf(principal)}`,
        wanted: 'is there, to approve a fail-over',
        askWith: ask,
      },
      approvers.get(keyOf(principal)) ?? { isKnown: false, why: 'it was not read' },
      (isThere) =>
        isThere
          ? { verdict: 'pass', found: principal.name }
          : {
              verdict: 'fail',
              found: 'not there: nobody can approve as it',
              command: `${ask}   # until it is made, or operations.approvers names somebody else`,
            },
    );
  });
}
