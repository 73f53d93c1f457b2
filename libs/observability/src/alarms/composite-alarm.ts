import { CfnCompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { type Construct } from 'constructs';
import { alarmDescription } from './description';
import { type AlarmContext, type AlarmIdentity, alarmNames, type RelayAlarm } from './relay-alarm';

/** Source: docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html, AlarmRule */
const LONGEST_RULE = 10240;
const MOST_CHILDREN = 100;

/** Alarm states joined by AND and OR. */
export type AlarmRule = RelayAlarm | { readonly any: readonly AlarmRule[] } | { readonly all: readonly AlarmRule[] };

/** The rule as CloudWatch reads it, alarms by name. */
export function alarmRuleText(rule: AlarmRule): string {
  if ('name' in rule) return `ALARM("${rule.name}")`;
  const [parts, word] = 'any' in rule ? [rule.any, ' OR '] : [rule.all, ' AND '];
  const text = parts.map(alarmRuleText).join(word);
  return parts.length > 1 ? `(${text})` : text;
}

/** The alarms a rule reads, each once. */
export function alarmsOf(rule: AlarmRule): RelayAlarm[] {
  if ('name' in rule) return [rule];
  return [...new Set(('any' in rule ? rule.any : rule.all).flatMap(alarmsOf))];
}

function isAllowed(rule: AlarmRule): boolean {
  const children = alarmsOf(rule).length;
  return children > 0 && children <= MOST_CHILDREN && alarmRuleText(rule).length <= LONGEST_RULE;
}

/**
 * Places an alarm over other alarms. It waits for them, because CloudWatch refuses a rule about an alarm that is not there.
 *
 * @param shorter says the same by fewer alarms, for where the rule reads more than AWS allows @default - there is none
 * @throws RangeError when the rule reads no alarm, or is longer than AWS allows
 */
export function placeCompositeAlarm(
  scope: Construct,
  context: AlarmContext,
  identity: AlarmIdentity,
  rule: AlarmRule,
  shorter = rule,
): RelayAlarm {
  const { name, id } = alarmNames(context.purpose, identity);
  const taken = isAllowed(rule) ? rule : shorter;
  const [text, children] = [alarmRuleText(taken), alarmsOf(taken)];
  if (!isAllowed(taken)) {
    throw new RangeError(
      `${name} reads ${children.length} alarms in a rule of ${text.length} characters; AWS allows 1 to ${MOST_CHILDREN} alarms and ${LONGEST_RULE} characters`,
    );
  }
  const resource = new CfnCompositeAlarm(scope, id, {
    alarmName: name,
    alarmDescription: alarmDescription({ ...identity, operationsGuide: context.operationsGuide }),
    alarmRule: text,
    alarmActions: [context.topicArn],
    okActions: [context.topicArn],
  });
  for (const child of children) resource.addResourceDependency(child.resource);
  return { kind: identity.kind, name, arn: resource.attrArn, subject: identity.subject, resource };
}
