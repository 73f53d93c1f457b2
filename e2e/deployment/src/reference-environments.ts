import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentsDirectory } from '@nss/environment';
import { parse } from 'yaml';

/** An environment file as plain data that a test may change. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test writes what no type allows, to see it refused
export type EnvironmentFile = Record<string, any>;

/** A copy of one of a reference environment's file. */
export function referenceEnvironment(name: 'dev' | 'prod'): EnvironmentFile {
  return parse(readFileSync(join(environmentsDirectory(), `${name}.yaml`), 'utf8')) as EnvironmentFile;
}

/** Other systems than the reference ones: each kind of private connection, other sizes, zones, SIEMs and availabilities. */
export function variants(): Record<string, EnvironmentFile> {
  const own = {
    origin: 'own',
    connectionId: 'dxcon-fg3variant',
    vlan: 303,
    customerAsn: 65001,
    customerAddress: '169.254.110.1/30',
    amazonAddress: '169.254.110.2/30',
  };
  const base = (name: string, account: string, second: number): EnvironmentFile => {
    const prod = referenceEnvironment('prod');
    delete prod['promotedFrom'];
    delete prod['zscaler'].dns;
    return {
      ...prod,
      environment: name,
      purpose: `nss-${name}`,
      account,
      vpc: { cidr: `10.${second}.0.0/24`, zones: ['ap-northeast-1a'] },
      siem: [{ ...prod['siem'][0], prefixes: [`172.20.${second}.0/28`] }],
    };
  };
  return {
    transit: {
      ...base('transit', '333333333333', 33),
      vpc: { cidr: '10.33.0.0/22', zones: ['ap-northeast-1a', 'ap-northeast-1c', 'ap-northeast-1d'] },
      relay: { ...referenceEnvironment('prod')['relay'], availability: 'active-active' },
      siem: [{ ...base('transit', '333333333333', 33)['siem'][0], acceptsDuplicates: true }],
      privateConnection: {
        kind: 'transit-gateway',
        amazonAsn: 64520,
        virtualInterface: own,
        backup: { kind: 'vpn', customerGatewayAddress: '198.51.100.8' },
      },
    },
    gateway: {
      ...base('gateway', '444444444444', 44),
      siem: [
        {
          name: 'soc',
          prefixes: ['172.20.44.0/28'],
          feeds: [
            { name: 'web', logType: 'web', port: 5140 },
            { name: 'web-blocked', logType: 'web', port: 5150, filter: 'blocked requests', silenceAlarm: false },
            { name: 'firewall', logType: 'firewall', port: 5141, eventsPerSecond: 100_000 },
            { name: 'dns', logType: 'dns', port: 5143, collector: '172.20.44.4' },
            { name: 'alerts', logType: 'alerts', port: 5142, from: 'web' },
          ],
        },
        { name: 'archive', prefixes: ['172.20.44.0/28'], ports: { web: 6140 } },
      ],
      privateConnection: {
        kind: 'direct-connect-gateway',
        amazonAsn: 64521,
        virtualInterface: {
          ...own,
          customerAsn: 65002,
          connectionId: 'dxcon-fg4variant',
          customerAddress: '169.254.111.1/30',
          amazonAddress: '169.254.111.2/30',
        },
      },
    },
    // Another partition: every ARN, condition and managed policy of the templates is of it.
    govcloud: {
      ...base('govcloud', '666666666666', 66),
      cost: undefined, // CloudFormation has no budgets there
      region: 'us-gov-west-1',
      vpc: { cidr: '10.66.0.0/26', zones: ['us-gov-west-1a'] },
      relay: { ...referenceEnvironment('prod')['relay'], logs: ['web'], availability: 'single' },
      privateConnection: { kind: 'vpn', amazonAsn: 64523, customerAsn: 65004, customerGatewayAddress: '198.51.100.10' },
    },
    tunnel: {
      ...base('tunnel', '555555555555', 55),
      vpc: { cidr: '10.55.0.0/26', zones: ['ap-northeast-1c'] },
      networkAcl: false,
      bastion: { endpoints: false },
      siem: [
        { name: 'soc', prefixes: ['172.20.55.0/28'], ports: { web: 6514 } },
        { name: 'archive', prefixes: ['172.20.56.0/29', '172.20.57.7/32'], ports: { web: 6515, alerts: 6516 } },
      ],
      relay: { ...referenceEnvironment('prod')['relay'], logs: ['web'], availability: 'single' },
      privateConnection: { kind: 'vpn', amazonAsn: 64522, customerAsn: 65003, customerGatewayAddress: '198.51.100.9' },
    },
  };
}
