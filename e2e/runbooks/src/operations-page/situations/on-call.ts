import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { logGroupFacts } from '@nss/observability/logs';
import { type Situations } from './situation';

/** What is typed before the first night. */
export const ON_CALL_SITUATIONS: Situations = {
  'Before your first night: session-manager-plugin': {
    environment: 'prod',
    leftOut: [
      [/^aws configure sso /, 'a browser signs in'],
      [/^aws sso login /, 'a browser signs in'],
    ],
    shows: ({ out, called }, { place: { account, region } }) => {
      expect(called).toEqual(['session-manager-plugin --version']);
      const [caller, ...shown] = out.split('\n');
      expect(caller).toBe(`${account}\tarn:aws:iam::${account}:root`);
      // "account and region have to be those"
      expect(shown.join('\n')).toContain(`account ${account}, region ${region}`);
    },
  },
  'Before your first night: npm run -s runbook': {
    environment: 'prod',
    prepare: async ({ client, place }) => {
      const logs = new CloudWatchLogs(client);
      for (const { logGroupName, example } of logGroupFacts(place.purpose)) {
        const at = { logGroupName, logStreamName: 'on-call' };
        await logs.createLogStream(at);
        await logs.putLogEvents({ ...at, logEvents: [{ timestamp: Date.now() - 60_000, message: example }] });
      }
    },
    shows: ({ out }) => {
      const [open] = out.split('\n');
      expect(open).toBe('none');
      expect(out).toMatch(/^Success: .*\d+ pass/m);
      expect(out.match(/ arrives *$/gm)?.length).toBeGreaterThan(5);
    },
  },
  'Before your first night: npm run -s drill': {
    environment: 'prod',
    shows: ({ out }) => expect(out).toMatch(/^siem-down/m),
  },
};
