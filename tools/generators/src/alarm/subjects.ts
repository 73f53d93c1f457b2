/** What an alarm can be about, and where its rule goes. */
export interface AlarmSubject {
  /** The table of rules, and the source that has it. */
  readonly table: string;
  readonly file: string;
  /** Of slugs, which names of alarms have by their resource. */
  readonly prefix: string;
  /** As a sentence has it. */
  readonly words: string;
  readonly namespace: string;
  /** For the test: the construct, what it is given, and the name and dimension of one resource. */
  readonly construct: string;
  readonly given: string;
  readonly resource: string;
  readonly dimension: readonly [name: string, value: string];
}

const ALARMS = 'libs/observability/src/alarms';

/** What an alarm can be about, by the value of `--watches`. */
export const ALARM_SUBJECTS: Readonly<Record<string, AlarmSubject>> = {
  'nat-gateway': {
    table: 'NAT_RULES',
    file: `${ALARMS}/nat-alarms.ts`,
    prefix: 'nat-',
    words: 'a NAT gateway',
    namespace: 'AWS/NATGateway',
    construct: 'NatAlarms',
    given: "natGateways: [{ id: 'nat-1', name: 'nss-dev-nat-gateway-01' }]",
    resource: 'nss-dev-nat-gateway',
    dimension: ['NatGatewayId', 'nat-1'],
  },
  server: {
    table: 'SERVER_RULES',
    file: `${ALARMS}/server-alarms.ts`,
    prefix: 'server-',
    words: 'an NSS server',
    namespace: 'AWS/EC2',
    construct: 'ServerAlarms',
    given: "servers: [{ instanceId: 'i-1', name: 'nss-dev-web-01' }]",
    resource: 'nss-dev-web',
    dimension: ['InstanceId', 'i-1'],
  },
};
