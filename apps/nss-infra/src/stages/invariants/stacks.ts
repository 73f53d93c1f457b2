import { systemStackName } from '@nss/environment';
import { type Invariant } from './invariant';
import { type PlacedResource, type SynthesisedStage, ofType, place, waitsFor } from './synthesised-stage';

/** Types that take a free address of a private subnet, whichever it is. */
const TAKE_ANY_ADDRESS = ['AWS::EC2::VPCEndpoint', 'AWS::EC2::TransitGatewayVpcAttachment'];

const takers = ({ resources }: SynthesisedStage) => resources.filter(({ Type }) => TAKE_ANY_ADDRESS.includes(Type));
const forget = (resources: readonly PlacedResource[]) =>
  resources.forEach((resource) => {
    delete resource.DependsOn;
  });

/** How an environment is divided and deployed. */
export const stacks: readonly Invariant[] = [
  {
    // One change set is what is approved, and what CloudFormation takes back as a whole (docs/adr/0005).
    holds: 'an environment is one stack, named after its purpose, which exports nothing',
    violations: ({ stacks: all, environment: { purpose } }) => [
      ...(all.map(({ stackName }) => stackName).join() === systemStackName(purpose)
        ? []
        : all.map(({ stackName }) => stackName)),
      ...all.flatMap(({ template }) =>
        Object.entries(template.Outputs ?? {}).flatMap(([id, { Export }]) => (Export ? [id] : [])),
      ),
    ],
    breaks: {
      'another name': (stage) => {
        stage.stacks[0]!.stackName = 'foundation';
      },
      'one more': (stage) => {
        stage.stacks.push({ ...stage.stacks[0]!, stackName: 'nss-prod-relay' });
      },
      'an export': (stage) => {
        Object.values(stage.stacks[0]!.template.Outputs!)[0]!.Export = { Name: 'nss-prod:VpcId' };
      },
    },
  },
  {
    holds: 'every stack is protected against deletion',
    violations: (stage) =>
      stage.stacks.filter(({ terminationProtection }) => !terminationProtection).map(({ stackName }) => stackName),
    breaks: {
      'one is not': (stage) => {
        stage.stacks[0]!.terminationProtection = false;
      },
    },
  },
  {
    holds: 'every stack belongs to the account and region of the file',
    violations: ({ stacks: all, environment: { account, region } }) =>
      all.filter(({ place: there }) => there !== `${account}/${region}`).map(({ place: there }) => there),
    breaks: {
      'another account': (stage) => {
        stage.stacks[0]!.place = '111111111111/ap-northeast-1';
      },
      'another region': (stage) => {
        stage.stacks[0]!.place = '222222222222/us-east-1';
      },
    },
  },
  {
    // Endpoints and attachments take addresses that the plan gave to others. No reference shows it.
    holds: 'what takes any address of a subnet waits for every interface with a fixed one',
    violations: (stage) =>
      takers(stage)
        .filter((taker) => ofType(stage, 'AWS::EC2::NetworkInterface').some((fixed) => !waitsFor(stage, taker, fixed)))
        .map(place),
    breaks: { 'nothing waits': (stage) => forget(takers(stage)) },
  },
  {
    // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html: it needs the way to the internet when it is made
    holds: 'a NAT gateway waits for the way to the internet',
    violations: (stage) =>
      ofType(stage, 'AWS::EC2::NatGateway')
        .filter((gateway) =>
          ofType(stage, 'AWS::EC2::VPCGatewayAttachment').some(
            (attachment) => 'InternetGatewayId' in attachment.Properties && !waitsFor(stage, gateway, attachment),
          ),
        )
        .map(place),
    breaks: { 'nothing waits': ({ resources }) => forget(resources) },
  },
  {
    holds: "no template is near CloudFormation's limits of 500 resources and a megabyte",
    violations: (stage) =>
      stage.stacks
        .filter(
          ({ template }) =>
            Object.keys(template.Resources ?? {}).length > 400 || JSON.stringify(template).length > 800_000,
        )
        .map(({ stackName, template }) => `${stackName}: ${Object.keys(template.Resources ?? {}).length} resources`),
    breaks: {
      'too many': (stage) => {
        Object.assign(
          stage.stacks[0]!.template.Resources!,
          Object.fromEntries(Array.from({ length: 401 }, (_, i) => [`R${i}`, {}])),
        );
      },
      'too long': (stage) => {
        stage.stacks[0]!.template.Resources!['Long'] = 'x'.repeat(800_000);
      },
    },
  },
];
