import { expectNoProblems, expectProblems, expectWarnings } from '../testing/expect-problems';

/** Seven more SIEMs, each with ports of its own. */
const manySiems = Array.from(
  { length: 7 },
  (_, i) =>
    `  - { name: siem-${i}, prefixes: [172.16.3${i}.0/28], ports: { web: 61${i}0, firewall: 61${i}1, alerts: 61${i}2 } }\n`,
).join('');

expectProblems([
  [
    'more users than the memory holds',
    { dev: [['users: 5000 ', 'users: ▸15001 ']] },
    'relay.users',
    '8 GiB of memory, too little for 15001',
  ],
  [
    'an instance just short of memory',
    {
      prod: [
        ['r4.xlarge', 'r4.large'],
        ['users: 38000', 'users: ▸38000'],
      ],
    },
    'relay.users',
    '15.25 GiB',
  ],
  [
    'an unknown instance type',
    { dev: [['instanceType: t2.large', 'instanceType: ▸x9.large']] },
    'relay.instanceType',
    'not known',
  ],
  [
    'memory stated against the table',
    { dev: [['instanceType: t2.large', 'instanceType: t2.large\n  memoryGiB: ▸64']] },
    'relay.memoryGiB',
    't2.large has 8 GiB',
  ],
  [
    'too little memory stated',
    {
      dev: [
        ['instanceType: t2.large', 'instanceType: x9.large\n  memoryGiB: 4'],
        ['users: 5000 ', 'users: ▸5000 '],
      ],
    },
    'relay.users',
    'too little',
  ],
  [
    'a standby under a certificate of its own',
    { prod: [['  image:', '  certificates: ▸per-server\n  image:']] },
    'relay.certificates',
    'takes turns',
  ],
  [
    'two active servers under one certificate',
    {
      prod: [
        ['availability: active-standby ', 'availability: active-active\n  certificates: ▸shared '],
        ['alerts: 5142 }', 'alerts: 5142 }\n    acceptsDuplicates: true'],
      ],
    },
    'relay.certificates',
    'end each other',
  ],
  [
    'a log that goes nowhere',
    {
      dev: [
        ['web: 5140, ', ''],
        ['logs: [web', 'logs: [▸web'],
      ],
    },
    'relay.logs[0]',
    'go nowhere',
  ],
  [
    'a log listed twice',
    { dev: [['logs: [web, firewall]', 'logs: [web, firewall, ▸web]']] },
    'relay.logs[2]',
    'listed twice',
  ],
  ['a zone of another region', { dev: [['[ap-northeast-1a]', '[▸us-east-1a]']] }, 'vpc.zones[0]', 'not in the region'],
  ['a zone listed twice', { prod: [['ap-northeast-1c]', '▸ap-northeast-1a]']] }, 'vpc.zones[1]', 'listed twice'],
  [
    'two SIEMs of one name',
    { dev: [['relay:', '  - name: ▸soc\n    prefixes: [172.16.30.0/28]\n    ports: { web: 5140 }\nrelay:']] },
    'siem[1].name',
    'listed twice',
  ],
  [
    'rules beyond the quota',
    { dev: [['audit:', 'securityGroups: { rulesPerGroup: ▸▸▸20, groupsPerInterface: 2 }\naudit:']] },
    'securityGroups.rulesPerGroup, securityGroups.rulesPerGroup, securityGroups.rulesPerGroup',
    'security groups of 20 rules',
  ],
  [
    'flows that fit no network ACL, beside another problem',
    {
      dev: [
        ['audit:', 'networkAcl: ▸true\naudit:'],
        ['users: 5000 ', 'users: ▸15001 '],
        ['relay:', `${manySiems}relay:`],
        ['  instanceType: t2.large', '  feedsPerServer: 16\n  instanceType: t2.large'],
      ],
    },
    'relay.users, networkAcl',
    '',
  ],
  [
    'a quota AWS does not grant',
    { dev: [['audit:', 'securityGroups: { rulesPerGroup: ▸500 }\naudit:']] },
    'securityGroups.rulesPerGroup',
    'more than AWS grants',
  ],
  [
    'an exception for no flow',
    { dev: [['audit:', 'securityGroups: { allowAnywhere: [▸management-to-npt] }\naudit:']] },
    'securityGroups.allowAnywhere[0]',
    'no such flow',
  ],
  [
    'time from anywhere',
    {
      dev: [
        ['169.254.169.123/32', '0.0.0.0/0'],
        ['audit:', 'securityGroups:\n  allowAnywhere: ▸[]\naudit:'],
      ],
    },
    'securityGroups.allowAnywhere',
    'reach any address',
  ],
]);

expectWarnings([
  [
    'less disk than the vendor has',
    { dev: [['diskGiB: 500', 'diskGiB: ▸400']] },
    'relay.diskGiB',
    "vendor's guide has 500 GiB",
  ],
  [
    'an S3 prefix list beside Windows Update',
    { prod: [['  endpoints: true', '  endpoints: true\n  s3PrefixList: ▸pl-61a54008']] },
    'bastion.s3PrefixList',
    'narrows nothing',
  ],
]);

expectNoProblems([
  [
    'an S3 prefix list without Windows Update',
    { prod: [['  endpoints: true', '  endpoints: true\n  s3PrefixList: pl-61a54008\n  windowsUpdate: false']] },
  ],
  [
    'a stated memory for an unknown instance type',
    { dev: [['instanceType: t2.large', 'instanceType: x9.large\n  memoryGiB: 8']] },
  ],
  [
    'the most users of each row of the table',
    {
      dev: [['users: 5000 ', 'users: 15000 ']],
      prod: [
        ['r4.xlarge', 't2.2xlarge'],
        ['users: 38000', 'users: 100000'],
      ],
    },
  ],
  [
    'active-active with a certificate each',
    {
      prod: [
        ['availability: active-standby ', 'availability: active-active\n  certificates: per-server '],
        ['alerts: 5142 }', 'alerts: 5142 }\n    acceptsDuplicates: true'],
      ],
    },
  ],
  [
    'time from anywhere by exception',
    {
      dev: [
        ['169.254.169.123/32', '0.0.0.0/0'],
        ['audit:', 'securityGroups: { allowAnywhere: [management-to-ntp] }\naudit:'],
      ],
    },
  ],
]);
