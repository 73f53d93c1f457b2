import { loadEnvironments } from '../loader';
import { directoryOf, edited } from '../testing/edited-files';
import { referenceText } from '../testing/reference-text';
import { feedTable } from './feed-form';

test('each feed is what the portal and the SIEM are told of it', () => {
  const feeds = [
    '{ name: web, logType: web, port: 5140 }',
    '{ name: dns, logType: dns, port: 5143, collector: 172.16.10.4, eventsPerSecond: 20000, duplicateMinutes: 10, filter: blocked }',
    '{ name: alerts, logType: alerts, port: 5142 }',
  ];
  const text = edited(referenceText('dev'), [
    ['ports: { web: 5140, firewall: 5141, alerts: 5142 }', ['feeds:', ...feeds].join('\n      - ')],
  ]);
  const { environments = [] } = loadEnvironments(directoryOf({ 'dev.yaml': text }));
  const [head, ...rows] = feedTable(environments[0]!);
  expect(rows.map((row) => Object.fromEntries(row.map((cell, i) => [head![i], cell])))).toEqual([
    {
      SIEM: 'soc',
      'feed name': 'web',
      'log type': 'web',
      'NSS type': 'NSS for Web',
      'servers (eth1)': 'web-01 (10.0.0.141)',
      destination: '172.16.10.0/28',
      'TCP port': '5140',
      'rate limit': 'unlimited',
      'duplicate logs': '5 minutes',
      filter: 'none',
      silence: 'alarm',
    },
    {
      SIEM: 'soc',
      'feed name': 'dns',
      'log type': 'dns',
      'NSS type': 'NSS for Firewall',
      'servers (eth1)': 'firewall-01 (10.0.0.151)',
      destination: '172.16.10.4',
      'TCP port': '5143',
      'rate limit': '20000 events a second',
      'duplicate logs': '10 minutes',
      filter: 'blocked',
      silence: 'alarm',
    },
    {
      SIEM: 'soc',
      'feed name': 'alerts',
      'log type': 'alerts',
      'NSS type': 'NSS for Web, NSS for Firewall',
      'servers (eth1)': 'web-01 (10.0.0.141), firewall-01 (10.0.0.151)',
      destination: '172.16.10.0/28',
      'TCP port': '5142',
      'rate limit': 'unlimited',
      'duplicate logs': '5 minutes',
      filter: 'none',
      silence: 'no alarm',
    },
  ]);
});
