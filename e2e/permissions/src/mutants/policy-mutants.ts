import { type Policy, type Statement } from '@nss/deployment';

/** A policy with one mistake in it. */
export interface PolicyMutant {
  /** `ExecuteApproved: condition dropped` */
  readonly name: string;
  readonly policy: Policy;
}

/** Every way to widen a policy by one mistake. */
export function policyMutants(policy: Policy): PolicyMutant[] {
  return policy.Statement.flatMap((statement, index) => {
    const put = (mistake: string, ...instead: Statement[]): PolicyMutant => ({
      name: `${statement.Sid ?? index + 1}: ${mistake}`,
      policy: { ...policy, Statement: policy.Statement.toSpliced(index, 1, ...instead) },
    });
    return statement.Effect === 'Deny' ? deniedLess(statement, put) : allowedMore(statement, put);
  });
}

type Put = (mistake: string, ...instead: Statement[]) => PolicyMutant;

function allowedMore(statement: Statement, put: Put): PolicyMutant[] {
  const { Sid, Effect, Action, Resource = '*' } = statement;
  const services = [...new Set([Action].flat().map((action) => `${action.split(':')[0]}:*`))];
  const operators = Object.entries(statement.Condition ?? {});
  const isWhole = services.every((service) => [Action].flat().includes(service));
  return [
    ...(statement.Condition
      ? [
          put('condition dropped', { Sid, Effect, Action, Resource }),
          ...(operators.length < 2
            ? []
            : operators.map(([dropped]) =>
                put(`${dropped} dropped`, {
                  ...statement,
                  Condition: Object.fromEntries(operators.filter(([operator]) => operator !== dropped)),
                }),
              )),
        ]
      : []),
    ...([Resource].flat().includes('*') ? [] : [put('any resource', { ...statement, Resource: '*' })]),
    ...(isWhole
      ? []
      : [put('any action of its services on anything', { ...statement, Action: services, Resource: '*' })]),
  ];
}

function deniedLess(statement: Statement, put: Put): PolicyMutant[] {
  const { Condition = {} } = statement;
  const without = (list: readonly string[], index: number) => list.toSpliced(index, 1);
  const [actions, resources] = [[statement.Action].flat(), [statement.Resource ?? '*'].flat()];
  return [
    put('denial dropped'),
    ...(actions.length < 2
      ? []
      : actions.map((action, index) =>
          put(`${action} no longer denied`, { ...statement, Action: without(actions, index) }),
        )),
    ...(resources.length < 2
      ? []
      : resources.map((resource, index) =>
          put(`no longer denied on ${resource}`, { ...statement, Resource: without(resources, index) }),
        )),
    ...('StringNotEquals' in Condition
      ? [
          put('denied only where there is something to compare', {
            ...statement,
            Condition: { ...Condition, Null: isThere(Condition['StringNotEquals'] ?? {}) },
          }),
        ]
      : []),
  ];
}

/** What has no such key at all slips through: a role without a boundary, for example. */
function isThere(keys: object): Record<string, string> {
  return Object.fromEntries(Object.keys(keys).map((key) => [key, 'false']));
}
