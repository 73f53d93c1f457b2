/**
 * Differences that no plan repairs in the embedded cloud, by `TYPE PROPERTY`, each for its reason. The plan says of each that no change set contains
 * it; AWS's own change set has what AWS can read.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
 */
export const LEFT_TO_PEOPLE: readonly (readonly [RegExp, string])[] = [
  [/^AWS::EC2::Instance$/, 'a machine that nobody planned may hold what nobody else has: whoever started it ends it'],
  [/^AWS::IAM::Role$/, 'who acts with a role that nobody planned is not known'],
  [/^AWS::Budgets::Budget /, 'the embedded CloudFormation reads no budget'],
  [/^AWS::CloudWatch::Dashboard DashboardBody/, 'it reads no dashboard'],
  [/^AWS::EC2::LaunchTemplate Tags/, 'it reads no launch template'],
  [/^AWS::Events::Rule /, 'it reads of a rule only that it is there'],
  [/^AWS::IAM::ManagedPolicy PolicyDocument/, 'it reads no managed policy'],
  [/^AWS::SNS::TopicPolicy PolicyDocument/, "it reads no topic's policy"],
  [/^AWS::SSM::Document Tags/, 'it reads no tags of documents'],
];
