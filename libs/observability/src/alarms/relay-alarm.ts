import { constructId, resourceName } from '@nss/naming';
import { type CfnAlarm, type CfnCompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { type AlarmKindSlug } from './alarm-kinds';

/** What every family of alarms needs. */
export interface AlarmContext {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  /** SNS topic that is told of ALARM and OK. */
  readonly topicArn: string;
  /** Path or address of the operations guide. @default docs/operations.md */
  readonly operationsGuide?: string;
}

/** A placed alarm, as dashboards and composites need it. */
export interface RelayAlarm {
  readonly kind: AlarmKindSlug;
  /** `nss-dev-web-soc-silent-alarm-01` */
  readonly name: string;
  readonly arn: string;
  /** What it is about: `web to soc`. */
  readonly subject: string;
  /** The resource, so that a composite can wait for it. */
  readonly resource: CfnAlarm | CfnCompositeAlarm;
}

/** What tells one alarm of an environment from another. */
export interface AlarmIdentity {
  readonly kind: AlarmKindSlug;
  /** `web-soc-silent`: gives the name `nss-dev-web-soc-silent-alarm-01`. */
  readonly resource: string;
  /** Counts alarms about the same thing, from 1. */
  readonly number: number;
  readonly subject: string;
  /** A sentence only this alarm has. @default - none */
  readonly note?: string;
}

/** The alarm's name, `nss-dev-web-soc-silent-alarm-01`, and its construct id. */
export function alarmNames(
  purpose: string,
  { resource, number }: AlarmIdentity,
): { readonly name: string; readonly id: string } {
  return { name: resourceName(purpose, `${resource}-alarm`, number), id: constructId(`${resource}-alarm`, number) };
}

/** A named thing's place in the name of its alarm: `nss-dev-nat-gateway-02` becomes `nat-gateway` and 2. */
export function alarmSubject(purpose: string, name: string): { readonly resource: string; readonly number: number } {
  const own = name.startsWith(`${purpose}-`) ? name.slice(purpose.length + 1) : name;
  const match = /^(.*)-(\d{2})$/.exec(own);
  return match ? { resource: match[1] ?? own, number: Number(match[2]) } : { resource: own, number: 1 };
}
