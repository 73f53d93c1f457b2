/** A resource whose name stands in a template, so that its ARN is known before it exists. */
export interface NamedResource {
  /** `AWS::SSM::Parameter` */
  readonly type: string;
  /** Its kind in the service authorization reference: `parameter`. */
  readonly kind: string;
  /** The part of the ARN that is the name: `ParameterNameWithoutLeadingSlash`. */
  readonly part: string;
  readonly name: string;
}

/** What the reference calls a type, the part of the ARN that names it, and the property that has the name. */
const NAMED: Readonly<Record<string, readonly [kind: string, part: string, property: string]>> = {
  'AWS::CloudTrail::Trail': ['trail', 'TrailName', 'TrailName'],
  'AWS::CloudWatch::Alarm': ['alarm', 'AlarmName', 'AlarmName'],
  'AWS::CloudWatch::CompositeAlarm': ['alarm', 'AlarmName', 'AlarmName'],
  'AWS::CloudWatch::Dashboard': ['dashboard', 'DashboardName', 'DashboardName'],
  'AWS::Events::Rule': ['rule-on-default-event-bus', 'RuleName', 'Name'],
  'AWS::IAM::InstanceProfile': ['instance-profile', 'InstanceProfileNameWithPath', 'InstanceProfileName'],
  'AWS::IAM::ManagedPolicy': ['policy', 'PolicyNameWithPath', 'ManagedPolicyName'],
  'AWS::IAM::Role': ['role', 'RoleNameWithPath', 'RoleName'],
  'AWS::KMS::Alias': ['alias', 'Alias', 'AliasName'],
  'AWS::Logs::LogGroup': ['log-group', 'LogGroupName', 'LogGroupName'],
  'AWS::S3::Bucket': ['bucket', 'BucketName', 'BucketName'],
  'AWS::SNS::Topic': ['topic', 'TopicName', 'TopicName'],
  'AWS::SSM::Document': ['document', 'DocumentName', 'Name'],
  'AWS::SSM::Parameter': ['parameter', 'ParameterNameWithoutLeadingSlash', 'Name'],
};

/** Types whose name is no part of an ARN that a policy of these roles could name: ids are AWS's, or the name is a tag. */
const WITHOUT = /^AWS::(EC2|DirectConnect|Budgets|Logs::(MetricFilter|QueryDefinition))/;

/**
 * The resources that templates name.
 * @throws Error for a type with a property that looks like its name and that is not known here
 */
export function namedResources(
  resources: readonly { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }[],
): NamedResource[] {
  return resources.flatMap(({ Type: type, Properties = {} }) => {
    const known = NAMED[type];
    const own = type.split('::').at(-1) ?? '';
    const unknown =
      known || WITHOUT.test(type)
        ? undefined
        : [`${own}Name`, 'Name'].find((property) => typeof Properties[property] === 'string');
    if (unknown)
      throw new Error(
        `${type} has a ${unknown}, and it is not known what that names in the service authorization reference`,
      );
    const name = known && Properties[known[2]];
    return known && typeof name === 'string'
      ? [{ type, kind: known[0], part: known[1], name: name.replace(/^\//, '').replace(/^alias\//, '') }]
      : [];
  });
}
