import { type Question } from '../question';

/** Where it is, and whose. */
export const PLACE: readonly Question[] = [
  {
    name: 'account',
    text: 'AWS account',
    who: 'whoever runs your AWS accounts',
    keys: ['account'],
    example: '111111111111',
  },
  {
    name: 'region',
    text: 'AWS region',
    who: 'whoever runs your AWS accounts: where the Direct Connect location or the SIEM is near',
    keys: ['region'],
    example: 'ap-northeast-1',
  },
  {
    name: 'zones',
    text: 'availability zones, one or several (a pair of servers wants two)',
    who: 'whoever runs your AWS accounts: not every account has every zone',
    keys: ['vpc.zones'],
    example: 'ap-northeast-1a, ap-northeast-1c',
    standard: ({ region }) => `${region}a`,
  },
  {
    name: 'purpose',
    text: 'first part of every name',
    who: 'you',
    keys: ['purpose'],
    example: 'nss-dev',
    standard: ({ environment }) => `nss-${environment}`,
  },
  {
    name: 'owner',
    text: 'value of the tag owner',
    who: 'you',
    keys: ['owner'],
    example: 'security-operations',
    standard: () => 'security-operations',
  },
  {
    name: 'notify',
    text: 'who alarms are mailed to',
    who: 'the people on call',
    keys: ['observability.notify'],
    example: 'secops@example.com, soc@example.com',
  },
  {
    name: 'cidr',
    text: 'range of the VPC, /16 to /27: one that nobody else uses',
    who: 'the network team: it is announced to the SIEM',
    keys: ['vpc.cidr'],
    example: '10.0.0.0/24',
  },
];
