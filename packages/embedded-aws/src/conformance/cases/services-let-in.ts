import { account, region } from '../harness';
import { type TemplateResource } from '../stacks';

/** A key that CloudWatch Logs of the region may use. */
export const key: TemplateResource = {
  Type: 'AWS::KMS::Key',
  Properties: {
    KeyPolicy: {
      Statement: [
        { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' },
        { Effect: 'Allow', Principal: { Service: `logs.${region}.amazonaws.com` }, Action: 'kms:*', Resource: '*' },
      ],
    },
  },
};

/** A policy that lets one service publish. */
export const policyFor = (service: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: service,
      Effect: 'Allow',
      Principal: { Service: `${service}.amazonaws.com` },
      Action: 'sns:Publish',
      Resource: '*',
    },
  ],
});
