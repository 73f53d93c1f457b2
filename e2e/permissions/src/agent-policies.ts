import { type Policy } from '@nss/deployment';

/** AWS's policies for the two agents, of which no statement is about secrets ("AWS managed policy reference"). */
export const AGENT_POLICIES = ['AmazonSSMManagedInstanceCore', 'CloudWatchAgentServerPolicy'].map(
  (name): [string, Policy] => [
    `arn:aws:iam::aws:policy/${name}`,
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ssm:UpdateInstanceInformation', Resource: '*' }] },
  ],
);
