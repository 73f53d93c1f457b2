import { type Difference } from './differences';

/** What it means when something of a type, or one property of it, is added, gone or altered; what is not here, the general sentence says. */
type Meaning = Partial<Readonly<Record<Difference['kind'], string>>>;

const MEANINGS: Readonly<Record<string, Meaning>> = {
  'AWS::CloudTrail::Trail': {
    altered: 'what happens in the account may be recorded no more',
    removed: 'nothing that happens in the account is recorded',
  },
  'AWS::CloudWatch::Alarm': { removed: 'nobody is told', altered: 'somebody is told later, or not at all' },
  'AWS::EC2::EIPAssociation': { added: 'it can be reached from the internet, where its group lets it' },
  'AWS::EC2::Instance': {
    added: 'a machine that nobody planned is in the network',
    removed: 'it is gone, and what was on it',
  },
  'AWS::EC2::InternetGateway': {
    added: 'there is another way to the internet',
    removed: 'nothing leaves for the internet',
  },
  'AWS::EC2::NetworkAclEntry': {
    added: 'other packets pass',
    removed: 'what should pass may be dropped',
    altered: 'other packets pass',
  },
  'AWS::EC2::NetworkInterface GroupSet': {
    added: 'other packets pass, or hardly any: nss-update isolates a standby so while it boots',
    removed: 'other packets pass, or hardly any: nss-update isolates a standby so while it boots',
  },
  'AWS::EC2::Route': {
    added: 'packets leave by a way that nobody planned',
    removed: 'packets that should leave are dropped',
    altered: 'packets leave another way',
  },
  'AWS::EC2::SecurityGroup': {
    added: 'more may come or go',
    removed: 'what should come or go is dropped',
    altered: 'other packets pass',
  },
  'AWS::EC2::VPCPeeringConnection': { added: 'another network can be joined to this one' },
  'AWS::EC2::FlowLog': { removed: 'what passes is recorded no more, and silence is not noticed' },
  'AWS::IAM::ManagedPolicy': { altered: 'somebody may do something else', added: 'somebody may do more' },
  'AWS::IAM::Role': {
    added: 'somebody may do more, or somebody else may',
    removed: 'what acts with it may do less, or is bounded no more',
    altered: 'who may act, or how far, is another',
  },
  'AWS::KMS::Grant': { added: 'somebody may use the key that no policy names' },
  'AWS::KMS::Key': { altered: 'what is encrypted with it may become unreadable, or readable for others' },
  'AWS::Logs::LogGroup': {
    altered: 'records are kept for another time, or readable for others',
    removed: 'records are gone',
  },
  'AWS::Logs::MetricFilter': { removed: 'what it counts is not noticed', altered: 'something else is counted' },
  'AWS::Logs::QueryDefinition': {
    added: 'the console lists a query that nobody reviewed',
    altered: 'whoever asks the logs in the console is answered something else',
    removed: 'the console lists the question no more; the command still asks it',
  },
  'AWS::Logs::SubscriptionFilter': { added: 'a copy of the records leaves' },
  'AWS::S3::Bucket': {
    altered: 'records are kept for another time, or readable for others',
    removed: 'what protects records is off',
  },
  'AWS::S3::BucketPolicy': {
    altered: 'others may read or remove records',
    removed: 'what the policy refuses is allowed',
  },
  'AWS::SNS::Subscription': { added: 'somebody else hears of every alarm', removed: 'somebody hears of no alarm' },
  'AWS::SNS::TopicPolicy': { altered: 'others may publish or listen' },
};

const GENERAL: Readonly<Record<Difference['kind'], string>> = {
  added: 'nobody planned it',
  removed: 'it was planned, and is not there',
  altered: 'it is other than planned',
};

/** What a difference means, in a few words. */
export function meaningOf({ type, kind, property }: Difference): string {
  if (property && /^(Resource)?Tags$/.test(property)) return 'what is told apart or allowed by its tag is another';
  return MEANINGS[`${type} ${property}`]?.[kind] ?? MEANINGS[type]?.[kind] ?? GENERAL[kind];
}
