import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { logGroupFacts } from './every-log-group';
import { LOG_QUESTIONS } from './questions/every-question';
import { SavedQueries } from './saved-queries';

const environment = {
  purpose: 'nss-dev',
  feeds: [
    { siem: 'soc', feed: 'web', port: 5140, prefixes: ['172.16.10.0/24', '172.16.11.5/32'] },
    { siem: 'soc', feed: 'firewall', port: 5141, prefixes: ['172.16.10.0/24'] },
  ],
};

test('every question is saved under its name, with what it asks, for the log groups it is asked of', () => {
  const stack = new Stack();
  new SavedQueries(stack, 'Queries', environment);
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Logs::QueryDefinition', LOG_QUESTIONS.length);
  const found = template.findResources('AWS::Logs::QueryDefinition', {
    Properties: { Name: 'nss-dev-logs/feed-bytes' },
  });
  const [query] = Object.values(found) as { Properties: { QueryString: string; LogGroupNames: string[] } }[];
  expect(query?.Properties.LogGroupNames).toEqual(['nss-dev-flow-log-group-01']);
  expect(query?.Properties.QueryString).toMatch(/^# How many bytes left for each collector, by the minute\?\nparse /);
  expect(query?.Properties.QueryString).toContain(
    '((dstport = 5140 and isIpv4InSubnet(dstaddr, "172.16.10.0/24")) or (dstport = 5140 and isIpv4InSubnet(dstaddr, "172.16.11.5/32")) or (dstport = 5141',
  );
});

test.each(LOG_QUESTIONS.map((question) => [question.name, question] as const))(
  '%s is one question to log groups there are, and no longer than AWS takes',
  (name, { asks, reads, query, logGroupNames }) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(asks).toMatch(/^[A-Z].*\?$/);
    expect(reads).toMatch(/\.$/);
    const known = logGroupFacts('nss-dev').map((facts) => facts.logGroupName);
    expect(logGroupNames('nss-dev').filter((each) => !known.includes(each))).toEqual([]);
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html
    expect(query(environment).length).toBeLessThan(9_000);
    // Without a limit, an answer may have 10,000 rows.
    expect(query(environment)).toMatch(/\| limit \d+$/);
  },
);

test('no two questions have one name', () => {
  expect(new Set(LOG_QUESTIONS.map(({ name }) => name)).size).toBe(LOG_QUESTIONS.length);
});

test('every log group is asked something', () => {
  const asked = LOG_QUESTIONS.flatMap(({ logGroupNames }) => logGroupNames('nss-dev'));
  expect(
    logGroupFacts('nss-dev').flatMap(({ logGroupName }) => (asked.includes(logGroupName) ? [] : [logGroupName])),
  ).toEqual([]);
});
