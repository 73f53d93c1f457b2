import { type Invariant } from './invariant';
import { type PlacedResource, type SynthesisedStage, firstOf, ofType, place } from './synthesised-stage';

interface Tag {
  Key: string;
  Value: string;
}

/** Types that CloudFormation takes no tags for. A type that is not among them has to carry all of ours. */
const UNTAGGABLE = new Set([
  'AWS::DirectConnect::DirectConnectGatewayAssociation',
  'AWS::EC2::NetworkAclEntry',
  'AWS::EC2::Route',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SubnetNetworkAclAssociation',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EC2::VPNConnectionRoute',
  'AWS::EC2::VPNGatewayRoutePropagation',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::ManagedPolicy',
  'AWS::KMS::Alias',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::QueryDefinition',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::TopicPolicy',
]);

/** Services whose resources have no name but the tag. */
const NAMED_BY_TAG = /^AWS::(EC2|DirectConnect)::/;

/** Tags, in each of the forms CloudFormation has for them. */
function tagsOf({ Properties }: PlacedResource): Record<string, string> {
  const { Tags, ResourceTags, TagSpecifications } = Properties as {
    Tags?: Tag[] | Record<string, string>;
    ResourceTags?: Tag[];
    TagSpecifications?: { Tags: Tag[] }[];
  };
  const tags = Tags ?? ResourceTags ?? TagSpecifications?.flatMap((specification) => specification.Tags) ?? [];
  return Array.isArray(tags) ? Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) : tags;
}

function taggable({ resources }: SynthesisedStage): PlacedResource[] {
  return resources.filter(({ Type }) => !UNTAGGABLE.has(Type));
}

function expectedTags({ environment: { environment, owner, purpose } }: SynthesisedStage): Record<string, string> {
  return { environment, owner, purpose, 'managed-by': 'nss-on-aws' };
}

/** A Direct Connect gateway shows this one; it takes tags, and no console reads a name from them. */
function gatewayName({ Properties }: PlacedResource): string | undefined {
  return Properties['DirectConnectGatewayName'] as string | undefined;
}

function withName(stage: SynthesisedStage): { resource: PlacedResource; name: string | undefined }[] {
  return taggable(stage)
    .filter(({ Type }) => NAMED_BY_TAG.test(Type))
    .map((resource) => ({ resource, name: tagsOf(resource)['Name'] ?? gatewayName(resource) }));
}

/** What people and bills know resources by. */
export const labels: readonly Invariant[] = [
  {
    holds: 'everything that takes tags says its environment, owner, purpose and what manages it',
    violations: (stage) =>
      taggable(stage).flatMap((resource) =>
        Object.entries(expectedTags(stage))
          .filter(([key, value]) => tagsOf(resource)[key] !== value)
          .map(([key]) => `${resource.Type} ${place(resource)} ${key}`),
      ),
    breaks: {
      'no tags': (stage) => {
        delete firstOf<{ Tags?: Tag[] }>(stage, 'AWS::EC2::VPC').Properties.Tags;
      },
      'another owner': (stage) => {
        firstOf<{ Tags: Tag[] }>(stage, 'AWS::Logs::LogGroup').Properties.Tags.find(
          ({ Key }) => Key === 'owner',
        )!.Value = 'nobody';
      },
      'a parameter without one': (stage) => {
        delete firstOf<{ Tags: Record<string, string> }>(stage, 'AWS::SSM::Parameter').Properties.Tags['purpose'];
      },
      'a launch template without': (stage) => {
        firstOf<{ TagSpecifications: object[] }>(stage, 'AWS::EC2::LaunchTemplate').Properties.TagSpecifications = [];
      },
      'a budget without': (stage) => {
        delete firstOf<{ ResourceTags?: Tag[] }>(stage, 'AWS::Budgets::Budget').Properties.ResourceTags;
      },
      'a type nobody has looked at': (stage) => {
        stage.resources.push({ part: 'relay', logicalId: 'New', Type: 'AWS::New::Thing', Properties: {} });
      },
    },
  },
  {
    holds: 'names are purpose-resource-number',
    violations: (stage) =>
      withName(stage)
        .filter(({ name }) => !new RegExp(`^${stage.environment.purpose}-[a-z0-9-]+-\\d\\d$`).test(name ?? ''))
        .map(({ resource, name }) => `${resource.Type} ${place(resource)} ${name ?? 'has no name'}`),
    breaks: {
      'no name': (stage) => {
        const vpc = firstOf<{ Tags: Tag[] }>(stage, 'AWS::EC2::VPC');
        vpc.Properties.Tags = vpc.Properties.Tags.filter(({ Key }) => Key !== 'Name');
      },
      'no number': (stage) => {
        firstOf<{ Tags: Tag[] }>(stage, 'AWS::EC2::VPC').Properties.Tags.find(({ Key }) => Key === 'Name')!.Value =
          'nss-prod-vpc';
      },
      'another purpose': (stage) => {
        firstOf<{ Tags: Tag[] }>(stage, 'AWS::EC2::VPC').Properties.Tags.find(({ Key }) => Key === 'Name')!.Value =
          'nss-dev-vpc-01';
      },
    },
  },
  {
    holds: 'no two resources of a type have one name',
    violations: (stage) => {
      const seen = withName(stage).map(({ resource, name }) => `${resource.Type} ${name}`);
      return seen.filter((each, i) => seen.indexOf(each) !== i);
    },
    breaks: {
      'a copy': (stage) => {
        stage.resources.push({ ...firstOf(stage, 'AWS::EC2::Subnet'), logicalId: 'Copy' });
      },
    },
  },
  {
    holds: 'what is called by a name of its own begins with the purpose, so that environments can share an account',
    violations: (stage) =>
      stage.resources.flatMap((resource) =>
        ownNames(resource)
          .filter((name) => !PREFIXES.some((prefix) => name.startsWith(prefix.replace('*', stage.environment.purpose))))
          .map((name) => `${place(resource)} ${name}`),
      ),
    breaks: {
      'a role': (stage) => {
        firstOf<{ RoleName: string }>(stage, 'AWS::IAM::Role').Properties.RoleName = 'bastion-role';
      },
      'a parameter': (stage) => {
        firstOf<{ Name: string }>(stage, 'AWS::SSM::Parameter').Properties.Name = '/relay/web/active';
      },
    },
  },
  {
    holds: 'every security group rule says what it is for',
    violations: (stage) =>
      ofType<Record<string, { Description?: string }[]>>(stage, 'AWS::EC2::SecurityGroup')
        .filter(({ Properties }) =>
          [...(Properties['SecurityGroupIngress'] ?? []), ...(Properties['SecurityGroupEgress'] ?? [])].some(
            ({ Description }) => !Description,
          ),
        )
        .map(place),
    breaks: {
      silence: (stage) => {
        delete firstOf<{ SecurityGroupEgress: { Description?: string }[] }>(stage, 'AWS::EC2::SecurityGroup').Properties
          .SecurityGroupEgress[0]!.Description;
      },
    },
  },
];

/** The policy of the CloudWatch agent lets it read no parameters but those that begin with AmazonCloudWatch-, and Systems Manager asks approvers by no topic but one that begins with Automation. */
const PREFIXES = ['*-', '/*/', 'alias/*-', 'AmazonCloudWatch-*-', 'Automation-*-'];

const NAME_PROPERTIES = [
  'AlarmName',
  'AliasName',
  'BucketName',
  'DashboardName',
  'FilterName',
  'GroupName',
  'InstanceProfileName',
  'LaunchTemplateName',
  'LogGroupName',
  'ManagedPolicyName',
  'Name',
  'RoleName',
  'TopicName',
  'TrailName',
  'VirtualInterfaceName',
];

function ownNames({ Properties }: PlacedResource): string[] {
  return NAME_PROPERTIES.map((property) => Properties[property]).filter((name) => typeof name === 'string');
}
