import { type Availability } from '@nss/naming';
import { type PlacedServer } from '@nss/network';
import { ParameterDataType, ParameterTier, StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { activeServerParameterName } from '@nss/environment';

/** What an {@link ActiveServer} is made from. */
export interface ActiveServerProps {
  readonly purpose: string;
  readonly log: PlacedServer['log'];
  readonly availability: Availability;
  /** The servers of the log type. */
  readonly servers: readonly PlacedServer[];
}

/**
 * The fact which servers of one log type relay, as a parameter that people and runbooks read: `web-01`, or
 * `web-01,web-02` where all do. The deployment writes the first value only; a fail-over writes the next ones, and a
 * promotion leaves the parameter out then, because CloudFormation writes a value whenever it updates a parameter (ADR 0028).
 */
export class ActiveServer extends Construct {
  constructor(scope: Construct, id: string, { purpose, log, availability, servers }: ActiveServerProps) {
    super(scope, id);
    const active = availability === 'active-active' ? servers : servers.slice(0, 1);
    new StringParameter(this, 'Parameter', {
      parameterName: activeServerParameterName(purpose, log),
      description: `NSS servers of ${purpose} that relay ${log} logs`,
      stringValue: active.map((server) => server.name).join(','),
      dataType: ParameterDataType.TEXT,
      tier: ParameterTier.STANDARD,
    });
  }
}
