import { type AllowedDecision } from '@nss/embedded-aws';
import { type Policy, type Statement } from '@nss/deployment';

/** One right of a role: an action, or a resource, of a statement that allows. */
export interface Right {
  /** `Watching: ssm:*` */
  readonly name: string;
  /** Whether something the role did needed it. */
  readonly serves: (decision: AllowedDecision) => boolean;
  /** The role's policies without it, or with it gone wrong; by the mistake. */
  readonly mistakes: Readonly<Record<string, readonly Policy[]>>;
}

/** Every right of a role's policies. @param purpose by which the environment's resources are named */
export function rightsOf(policies: readonly Policy[], purpose: string): Right[] {
  return policies.flatMap((policy, index) =>
    policy.Statement.flatMap((statement, position) => {
      if (statement.Effect !== 'Allow') return [];
      const put = (instead: Statement[]): Policy[] =>
        policies.with(index, { ...policy, Statement: policy.Statement.toSpliced(position, 1, ...instead) });
      const [actions, resources] = [[statement.Action].flat(), [statement.Resource ?? '*'].flat()];
      const called = (name: string) => `${statement.Sid ?? position}: ${name}`;
      return [
        ...actions.map(
          (action): Right => ({
            name: called(action),
            serves: (decision) =>
              matches(action, decision.action, 'i') &&
              resources.some((resource) => matches(resource, decision.resource)),
            mistakes: {
              removed: put(
                actions.length === 1 ? [] : [{ ...statement, Action: actions.filter((each) => each !== action) }],
              ),
            },
          }),
        ),
        ...resources
          .filter((resource) => resource !== '*')
          .map(
            (resource): Right => ({
              name: called(resource),
              serves: (decision) =>
                matches(resource, decision.resource) && actions.some((action) => matches(action, decision.action, 'i')),
              mistakes: Object.fromEntries(
                Object.entries(wrongResources(resource, purpose)).map(([mistake, wrong]) => [
                  mistake,
                  put(
                    resources.length === 1 && wrong === undefined
                      ? []
                      : [
                          {
                            ...statement,
                            Resource: resources.flatMap((each) => (each === resource ? (wrong ?? []) : [each])),
                          },
                        ],
                  ),
                ]),
              ),
            }),
          ),
      ];
    }),
  );
}

/** A resource with a mistake in it; undefined: it is gone. */
function wrongResources(resource: string, purpose: string): Record<string, string | undefined> {
  const parts = resource.split(':');
  const type = /^([a-z-]+)([/:])/.exec(parts.slice(5).join(':'));
  return {
    removed: undefined,
    ...(resource.includes(purpose) && { 'wrong name': resource.replaceAll(purpose, `${purpose}x`) }),
    ...(type && {
      'wrong type': [...parts.slice(0, 5), parts.slice(5).join(':').replace(type[1]!, `other-${type[1]}`)].join(':'),
    }),
  };
}

/** Patterns as they are matched, by flags and pattern: a few hundred meet thousands of actions. */
const expressions = new Map<string, RegExp>();

/** Whether a pattern of a policy covers a text. */
export function matches(pattern: string, text: string, flags = ''): boolean {
  const key = `${flags} ${pattern}`;
  let expression = expressions.get(key);
  if (!expression) {
    const source = pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    expression = new RegExp(`^${source}$`, flags);
    expressions.set(key, expression);
  }
  return expression.test(text);
}
