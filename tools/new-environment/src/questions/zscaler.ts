import { LOG_TYPES } from '@nss/naming';
import { type Question } from '../question';

/** What Zscaler's side knows. */
export const ZSCALER: readonly Question[] = [
  {
    name: 'cloud',
    text: "your Zscaler cloud: the end of your admin portal's address",
    who: 'whoever administers Zscaler',
    keys: ['zscaler.cloud', 'zscaler.hubPrefixes'],
    example: 'zscalertwo.net',
  },
  {
    name: 'users',
    text: 'users whose logs pass',
    who: 'whoever administers Zscaler: the sizes follow from it',
    keys: ['relay.users', 'relay.instanceType'],
    example: '5000',
  },
  {
    name: 'logs',
    text: 'log types: each has servers of its own, and a subscription',
    who: 'whoever administers Zscaler',
    keys: ['relay.logs'],
    example: LOG_TYPES.join(', '),
    standard: () => LOG_TYPES.join(', '),
  },
  {
    name: 'availability',
    text: 'one server a log type, or a standby beside it that shares its certificate',
    who: 'you: what an hour without logs costs',
    keys: ['relay.availability'],
    example: 'active-standby',
    choices: ['single', 'active-standby'],
    standard: () => 'single',
  },
  {
    name: 'image',
    text: 'image of the NSS server, which Zscaler shares with the account',
    who: "Zscaler's support, once it has the number of the account",
    keys: ['relay.image'],
    example: 'ami-0aaaaaaaaaaaaaaa1',
  },
];
