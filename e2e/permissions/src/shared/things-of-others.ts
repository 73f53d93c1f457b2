import { type Attempt, type AttemptPlace } from '../attempts/attempt';
import { arnOf, decidedOn, writeActions } from '../reference/authorization-reference';
import { type Subject } from '../simulation/policy';
import { matches } from '../used/rights';

/** Services that the boundary of the execution role lets in. */
const SERVICES = [
  'budgets',
  'cloudtrail',
  'cloudwatch',
  'directconnect',
  'ec2',
  'events',
  'iam',
  'kms',
  'logs',
  'route53',
  's3',
  'secretsmanager',
  'sns',
  'ssm',
];

/** Whose a thing is, by its tags; it is in none of the environment's names either. */
const OF_OTHERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'that nobody tagged': {},
  'of a team that tags otherwise': { 'aws:ResourceTag/team': 'billing' },
  'of another purpose': { 'aws:ResourceTag/team': 'billing', 'aws:ResourceTag/purpose': 'billing' },
  'of another environment': {
    'aws:ResourceTag/managed-by': 'nss-on-aws',
    'aws:ResourceTag/purpose': 'other-relay',
    'aws:ResourceTag/aws:cloudformation:stack-name': 'other-relay-system',
  },
};

/** One write on one kind of resource. */
export interface Write extends Attempt {
  /** `ec2:DeleteVpc on vpc`; of an action that takes no resource: `kms:CreateKey` */
  readonly name: string;
}

/** ARN of a thing of a kind with a name or id that is nobody's here. */
export function someArn(form: string, { account, region }: AttemptPlace): string {
  const parts = Object.fromEntries(
    [...form.matchAll(/\$\{(\w+)\}/g)].map(([, part = '']) => [part, `other-${part.toLowerCase()}`]),
  );
  return arnOf(form, { ...parts, Partition: 'aws', Region: region, Account: account });
}

/** What a request may say of itself: all that lets it further and can be had by asking. */
function asking({ purpose, account }: AttemptPlace): Readonly<Record<string, string | string[]>> {
  return {
    'aws:RequestTag/purpose': purpose,
    'aws:TagKeys': ['purpose'],
    'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/${purpose}-permissions-boundary-01`,
    'iam:PassedToService': 'ec2.amazonaws.com',
    'iam:AWSServiceName': 'transitgateway.amazonaws.com',
    'ec2:Owner': account,
  };
}

/**
 * Every write of every service of the boundary: on every kind of resource that the reference has for it and that is there before,
 * as each of the given things, and once where it takes no resource.
 *
 * @param whose tags by whose the things are
 * @param isTried which kinds. @default - every one
 */
export async function writes(
  place: AttemptPlace,
  whose = OF_OTHERS,
  isTried: (service: string, kind: string) => boolean = () => true,
): Promise<Write[]> {
  const actions = (await Promise.all(SERVICES.map(writeActions))).flat();
  return (
    await Promise.all(
      actions.map(async (action): Promise<Write[]> => {
        const kinds = await decidedOn(action);
        const request = { what: action, action, alongside: asking(place) };
        if (kinds.length === 0)
          return isTried(action.split(':')[0]!, '') ? [{ ...request, name: action, resource: '*' }] : [];
        return kinds
          .filter(({ kind, isMade }) => !isMade && isTried(action.split(':')[0]!, kind))
          .flatMap(({ kind, arnForm }) =>
            Object.entries(whose).map(([by, tags]) => ({
              ...request,
              name: `${action} on ${kind} ${by}`,
              resource: someArn(arnForm, place),
              alongside: { ...request.alongside, ...tags },
            })),
          );
      }),
    )
  ).flat();
}

/** Whether any statement of a role's policies allows an action on anything: without one there is nothing to decide. */
export function isNamed({ policies }: Subject, action: string): boolean {
  return policies
    .flatMap(({ Statement }) => Statement)
    .some(
      ({ Effect, Action }) => Effect === 'Allow' && [Action].flat().some((pattern) => matches(pattern, action, 'i')),
    );
}
