import { passTime, prepareFixtures } from '@nss/embedded-aws';
import { type DeployedEnvironment, serverNamed } from '../../environment';
import { answerFirst } from '../../reset';
import { statesOf, stopServer } from '../../servers';
import { rowsOf } from '../terminal';
import { type Situations } from './situation';

const EXAMPLE = 'i-0123456789abcdef0';
/** What the agent says of itself. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/troubleshooting-CloudWatch-Agent.html */
const STOPPED = '{ "status": "stopped", "starttime": "", "configstatus": "configured" }';

const bastionOf = ({ system }: DeployedEnvironment) => system.bastion.instanceId;
const placeIn = ({ place: { account, region } }: DeployedEnvironment) => ({ account, region });

/**
 * How the CLI called the plugin, once it had asked for its version: answer of StartSession, region, operation, profile, request, endpoint.
 * https://github.com/aws/aws-cli/blob/develop/awscli/customizations/sessionmanager.py
 */
const sessionsIn = (called: readonly string[]) => called.filter((line) => !line.endsWith(' --version'));

/** What is typed about machines. */
export const MACHINE_SITUATIONS: Situations = {
  'feed-silent-sustained: aws ec2 start-instances': {
    environment: 'dev',
    prepare: async (dev) => {
      await stopServer(dev, 'web-01');
      return { [EXAMPLE]: serverNamed(dev, 'web-01').instanceId };
    },
    shows: async (_, dev) => {
      await passTime(dev.endpoint, 60);
      expect(await statesOf(dev)).toMatchObject({ 'web-01': 'running' });
    },
  },
  'server-status: aws ec2 describe-instance-status': {
    environment: 'prod',
    prepare: async (prod) => {
      const [web, firewall] = [serverNamed(prod, 'web-01').instanceId, serverNamed(prod, 'firewall-01').instanceId];
      await prepareFixtures(prod.endpoint, {
        instanceChecks: [
          { ...placeIn(prod), instanceId: web, system: 'impaired' },
          { ...placeIn(prod), instanceId: firewall, instance: 'impaired' },
          { ...placeIn(prod), instanceId: bastionOf(prod), disk: 'impaired' },
        ],
      });
      return { [EXAMPLE]: web };
    },
    shows: async ({ out }, prod) => {
      const rows = out.split('\n').filter((line) => line.includes('impaired'));
      expect(rows.sort()).toEqual(
        [
          `${serverNamed(prod, 'web-01').instanceId}\timpaired\tok\tNone`,
          `${serverNamed(prod, 'firewall-01').instanceId}\tok\timpaired\tNone`,
          `${bastionOf(prod)}\tok\tok\timpaired`,
        ].sort(),
      );
      expect(out).toContain('Linux version');
      await prepareFixtures(prod.endpoint, { instanceChecks: [{ ...placeIn(prod), instanceId: bastionOf(prod) }] });
    },
  },
  'server-status: aws ec2 stop-instances': {
    environment: 'prod',
    prepare: async (prod) => {
      const { instanceId } = serverNamed(prod, 'web-01');
      // The command looks every fifteen seconds: a machine that is slower costs the test as many.
      await prepareFixtures(prod.endpoint, {
        slowInstances: [{ ...placeIn(prod), instanceId, secondsUntilStopped: 0 }],
        instanceChecks: [{ ...placeIn(prod), instanceId, system: 'impaired' }],
      });
      return { [EXAMPLE]: instanceId };
    },
    shows: async ({ out }, prod) => {
      // Another host: it was stopped before it was started.
      const states = [...out.matchAll(/"CurrentState": {[^}]*"Name": "(\w+)"/g)].map(([, state]) => state);
      expect(states).toEqual([expect.stringMatching(/^stopp(ing|ed)$/), 'pending']);
      await passTime(prod.endpoint, 60);
      expect(await statesOf(prod)).toMatchObject({ 'web-01': 'running', 'web-02': 'stopped' });
    },
  },
  'bastion-agent-silent: aws ssm describe-instance-information': {
    environment: 'prod',
    prepare: (prod) => answerFirst(prod, [], 'ConnectionLost'),
    shows: ({ out }, prod) => {
      expect(rowsOf(out)).toEqual([
        [bastionOf(prod), 'ConnectionLost', expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown as string],
      ]);
    },
  },
  'bastion-agent-silent: COMMAND=$(aws ssm send-command': {
    environment: 'prod',
    prepare: (prod) =>
      answerFirst(prod, [
        { document: 'AmazonCloudWatch-ManageAgent', parameters: { action: '^status$' }, stdout: STOPPED, seconds: 1 },
      ]),
    shows: ({ out }, prod) => {
      expect(out).toContain(`${bastionOf(prod)}\tSuccess`);
      expect(out).toContain(STOPPED);
    },
  },
  'A session on the bastion: BASTION=$(aws ec2 describe-instances': {
    environment: 'prod',
    shows: ({ called }, prod) => {
      const [session] = sessionsIn(called);
      expect(session).toMatch(/^session-manager-plugin \{"SessionId": "session-\w+", /);
      expect(session).toContain(
        ` StartSession  {"Target": "${bastionOf(prod)}", "DocumentName": "nss-prod-session-01"} `,
      );
    },
  },
  'A session on the bastion: aws ssm start-session': {
    environment: 'prod',
    variables: (prod) => Promise.resolve({ BASTION: bastionOf(prod) }),
    shows: ({ called }, prod) => {
      const [session] = sessionsIn(called);
      expect(session).toContain(`{"Target": "${bastionOf(prod)}", `);
      expect(session).toContain('"Parameters": {"portNumber": ["3389"], "localPortNumber": ["13389"]}');
    },
  },
};
