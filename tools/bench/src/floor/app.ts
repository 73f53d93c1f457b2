import { App, Stack } from 'aws-cdk-lib';
import { CfnVPC } from 'aws-cdk-lib/aws-ec2';

// The bare floor: as many stacks with as many resources as ours, each the plainest there is, and nothing else.
// FLOOR_STACKS holds the number of resources of each stack.
const app = new App({ outdir: process.env['CDK_OUTDIR'], analyticsReporting: false, treeMetadata: false });
(JSON.parse(process.env['FLOOR_STACKS'] ?? '[1]') as number[]).forEach((resources, i) => {
  const stack = new Stack(app, `stack-${i}`, { env: { account: '111111111111', region: 'ap-northeast-1' } });
  for (let k = 0; k < resources; k += 1) new CfnVPC(stack, `vpc-${k}`, { cidrBlock: '10.0.0.0/24' });
});
app.synth();
