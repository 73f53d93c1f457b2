/** What a right is kept for that an ordinary life of one environment does not need: a pattern of `STATEMENT: RIGHT`, and the reason. */
export type Kept = readonly (readonly [RegExp, string])[];

const OTHER_ENVIRONMENTS =
  'environments with other settings: other connections, a budget, public parameters, names of secrets and groups';
const AFTER_FAILURE = 'what a failure leaves: stacks without resources, rollbacks';
const OPTIONAL = 'optional to AWS: the document and the execution are what a start is decided on';

const EVERYWHERE: Kept = [
  [/^ReadOwnParameters: /, OTHER_ENVIRONMENTS],
  [/^MakeChangeSets: cloudformation:DeleteChangeSet$/, 'a refused promotion'],
  [/^PublishTemplates: s3:GetObject$/, 'CloudFormation reads a template with the rights of who names it'],
  [/^ReadSecondStep: /, 'CloudFormation reads a template with the rights of who names it'],
  [/^RemoveEmptyStack: /, AFTER_FAILURE],
  [/^StartRunbooks: .*:automation-definition\//, OPTIONAL],
  [/^ReadOwnStack: /, AFTER_FAILURE],
  [
    /^Describe: /,
    'what the read-back and drift detection look at where an environment has it; no right to change anything',
  ],
];

/** By role. */
export const KEPT: Readonly<Record<string, Kept>> = {
  diff: EVERYWHERE,
  prepare: EVERYWHERE,
  deploy: [
    ...EVERYWHERE,
    [/^ProtectStack: cloudformation:(ContinueUpdateRollback|RollbackStack)$/, AFTER_FAILURE],
    [/accept-virtual-interface/, 'an interface that a carrier hosts'],
  ],
  runbook: EVERYWHERE,
  drift: [
    ...EVERYWHERE,
    [/^DetectDrift: cloudformation:DetectStackResourceDrift$/, 'drift of a stack is detected resource by resource'],
  ],
  execution: [
    [
      /^(MakeNetworks|MakeMachines|MakeConnections|OwnNetworks|NamedConnection|OwnDirectConnect|TagDirectConnect|MakeDirectConnectGateways|Budget|NameKeys|MakeKeys): /,
      'what goes, or another setting asks for; no more than the schemas name',
    ],
    [/^Watching: arn:\S+:(log-group:\/|parameter\/nss-prod-)/, OTHER_ENVIRONMENTS],
    [/^WithoutResource: /, 'lists that handlers of other versions ask for'],
    [/^(PublicParameters|ConnectionKeys|PrivateNames|ServiceLinkedRoles): /, OTHER_ENVIRONMENTS],
    [/^FormerlyNamed: /, 'a file that lets go of what others own: letting-go.test.ts'],
    [/^Templates: /, 'templates that CloudFormation reads with this role'],
    [
      /^Identities: iam:(Delete|Detach|Remove|Untag|Get|List)/,
      "a role that goes, as the schemas of IAM's types name it",
    ],
    [
      /^Identities: iam:(CreatePolicyVersion|PutRole\w+|TagInstanceProfile|TagPolicy|UpdateAssumeRolePolicy|UpdateRole\w*)$/,
      'a role or policy that changes',
    ],
  ],
};

/** Mistakes that nothing misses: another statement allows the same, or AWS asks for more than its reference says. */
export const UNMISSED: Kept = [
  [
    /^(DefaultAcls|OwnImages): /,
    "a list or image that no tag tells as the environment's, or that one does: another statement allows the other",
  ],
  [
    /^(TagOwn|TagWhatStackMade|OwnDirectConnect: directconnect:TagResource|TagDirectConnect): /,
    'tags of what is there, and of what a handler tags afterwards: these were put on while it was made',
  ],
  [
    /^WithoutResource: ssm:DescribeDocument: removed$/,
    'a change set that reverts drift reads own documents, which another statement allows',
  ],
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html: composite alarms need the scope "*".
  [/^WithoutResource: cloudwatch:DescribeAlarms: removed$/, 'composite alarms are described on "*" only'],
];
