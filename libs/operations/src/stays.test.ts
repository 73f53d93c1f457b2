import { staysSentences } from './stays';

test('what stays says why, and what to do', () => {
  expect(staysSentences({})).toEqual([]);
  expect(staysSentences({ kept: ['nss-prod-web-01'], records: ['/nss-prod/relay/web/active'] })).toEqual([
    'nss-prod-web-01 relays, and stays as it is: set the other server up where it is a new one (runbook nss-set-up), fail over (nss-failover), then deploy again, and it is changed too',
    '/nss-prod/relay/web/active was written by a fail-over since it was deployed, and stays as it is',
  ]);
});
