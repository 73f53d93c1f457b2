import { type Arns, type Attempt } from './attempt';

/** One attempt for each way in which a right on networks could be wider; the test of a shared account tries every write. */
export function onNetworks(arns: Arns): Attempt[] {
  const { purpose, account, region } = arns.place;
  const elsewhere = region === 'eu-west-1' ? 'eu-central-1' : 'eu-west-1';
  const own = { 'aws:ResourceTag/purpose': purpose };
  const asked = { 'aws:RequestTag/purpose': purpose };
  const byStack = { 'aws:ResourceTag/aws:cloudformation:stack-name': `${purpose}-system` };
  const instance = arns.at('ec2', 'instance/i-0123456789abcdef0');
  const there = arns.at('ec2', 'instance/i-0123456789abcdef0', elsewhere);
  const image = `arn:aws:ec2:${region}::image/ami-1`;
  const virtualInterface = arns.at('directconnect', 'dxvif/dxvif-1');
  return [
    { what: 'ends a machine that nobody tagged', action: 'ec2:TerminateInstances', resource: instance },
    {
      what: 'ends a machine of its own in another region',
      action: 'ec2:TerminateInstances',
      resource: there,
      context: own,
    },
    { what: 'reads the password of its own machine', action: 'ec2:GetPasswordData', resource: instance, context: own },
    {
      what: 'reads the password of a machine of its stacks',
      action: 'ec2:GetPasswordData',
      resource: instance,
      context: byStack,
    },
    { what: 'makes a subnet in a VPC of others', action: 'ec2:CreateSubnet', resource: arns.at('ec2', 'vpc/vpc-1') },
    {
      what: 'puts an address of others on a gateway',
      action: 'ec2:CreateNatGateway',
      resource: arns.at('ec2', 'elastic-ip/eipalloc-1'),
    },
    {
      what: 'starts a machine in a subnet of others',
      action: 'ec2:RunInstances',
      resource: arns.at('ec2', 'subnet/subnet-1'),
    },
    {
      what: 'starts a machine in a subnet of its own in another region',
      action: 'ec2:RunInstances',
      resource: arns.at('ec2', 'subnet/subnet-1', elsewhere),
      context: own,
    },
    {
      what: 'takes an image that another team made',
      action: 'ec2:RunInstances',
      resource: image,
      context: { 'ec2:Owner': account },
    },
    { what: 'records the traffic of others', action: 'ec2:CreateFlowLogs', resource: arns.at('ec2', 'vpc/vpc-1') },
    {
      what: 'gives a subnet of others another list',
      action: 'ec2:ReplaceNetworkAclAssociation',
      resource: arns.at('ec2', 'subnet/subnet-1'),
    },
    { what: 'tags a machine of others as its own', action: 'ec2:CreateTags', resource: instance, context: asked },
    { what: 'tags a machine of others otherwise', action: 'ec2:CreateTags', resource: instance },
    {
      what: 'gives what it makes to another environment',
      action: 'ec2:CreateTags',
      resource: instance,
      context: { 'ec2:CreateAction': 'RunInstances', 'aws:RequestTag/purpose': arns.otherPurpose },
    },
    {
      what: 'gives what it has to another environment',
      action: 'ec2:CreateTags',
      resource: instance,
      context: { ...own, 'aws:RequestTag/purpose': arns.otherPurpose },
    },
    {
      what: 'tags what it makes in another region',
      action: 'ec2:CreateTags',
      resource: there,
      context: { ...asked, 'ec2:CreateAction': 'RunInstances' },
    },
    {
      what: 'tags what it has in another region',
      action: 'ec2:CreateTags',
      resource: there,
      context: { ...asked, ...own },
    },
    {
      what: 'tags what a stack of its name made in another region',
      action: 'ec2:CreateTags',
      resource: there,
      context: { ...asked, ...byStack },
    },
    {
      what: 'gives what a stack of its name made to another environment',
      action: 'ec2:CreateTags',
      resource: instance,
      context: { ...byStack, 'aws:RequestTag/purpose': arns.otherPurpose },
    },
    {
      what: 'looks at machines in another region',
      action: 'ec2:DescribeInstances',
      resource: '*',
      context: { 'aws:RequestedRegion': elsewhere },
    },
    {
      what: 'makes an interface on a connection that the file does not name',
      action: 'directconnect:CreatePrivateVirtualInterface',
      resource: arns.at('directconnect', 'dxcon/dxcon-other1'),
    },
    {
      what: 'deletes an interface that nobody tagged',
      action: 'directconnect:DeleteVirtualInterface',
      resource: virtualInterface,
    },
    {
      what: 'deletes an interface that it tagged itself',
      action: 'directconnect:DeleteVirtualInterface',
      resource: virtualInterface,
      context: own,
    },
    {
      what: "deletes an interface that is another environment's by its tag",
      action: 'directconnect:DeleteVirtualInterface',
      resource: virtualInterface,
      context: { ...byStack, 'aws:ResourceTag/purpose': arns.otherPurpose },
    },
    {
      what: 'deletes an interface of its own in another region',
      action: 'directconnect:DeleteVirtualInterface',
      resource: arns.at('directconnect', 'dxvif/dxvif-1', elsewhere),
      context: { ...own, ...byStack },
    },
    {
      what: 'accepts an interface itself',
      action: 'directconnect:ConfirmPrivateVirtualInterface',
      resource: virtualInterface,
      context: { ...own, ...byStack },
    },
    {
      what: 'tags an interface of another environment',
      action: 'directconnect:TagResource',
      resource: virtualInterface,
      context: { ...asked, 'aws:ResourceTag/purpose': arns.otherPurpose },
    },
    {
      what: "tags an interface as another environment's",
      action: 'directconnect:TagResource',
      resource: virtualInterface,
      context: { 'aws:RequestTag/purpose': arns.otherPurpose },
    },
    {
      what: 'gives an interface of others a tag of its own making',
      action: 'directconnect:TagResource',
      resource: virtualInterface,
      context: { ...asked, 'aws:TagKeys': ['purpose', 'team'] },
    },
    {
      what: 'tags a connection',
      action: 'directconnect:TagResource',
      resource: arns.at('directconnect', 'dxcon/dxcon-other1'),
      context: asked,
    },
    {
      what: 'orders a connection',
      action: 'directconnect:CreateConnection',
      resource: arns.at('directconnect', 'dxlag/dxlag-other1'),
      context: asked,
    },
    {
      what: 'associates a gateway of others',
      action: 'directconnect:CreateDirectConnectGatewayAssociation',
      resource: `arn:aws:directconnect::${account}:dx-gateway/a1b2c3d4-5678-90ab-cdef-999999999999`,
    },
    {
      what: 'changes the budget of others',
      action: 'budgets:ModifyBudget',
      resource: `arn:aws:budgets::${account}:budget/${arns.otherPurpose}-monthly-budget-01-0123abcd`,
    },
    {
      what: 'acts on its own budget',
      action: 'budgets:CreateBudgetAction',
      resource: `arn:aws:budgets::${account}:budget/${purpose}-monthly-budget-01-0123abcd/action/a1`,
    },
  ];
}

/** The same of keys: whatever tags a key carries, and whatever its name, its own policy decides. */
export function onKeys(arns: Arns): Attempt[] {
  const { purpose, region } = arns.place;
  const key = arns.at('kms', 'key/1a2b');
  const own = { 'aws:ResourceTag/purpose': purpose, 'aws:ResourceTag/managed-by': 'nss-on-aws' };
  return [
    { what: 'opens a key of others', action: 'kms:PutKeyPolicy', resource: key },
    { what: 'opens a key that is tagged as its own', action: 'kms:PutKeyPolicy', resource: key, context: own },
    {
      what: 'schedules the end of a key that is tagged as its own',
      action: 'kms:ScheduleKeyDeletion',
      resource: key,
      context: own,
    },
    { what: 'names a key of others', action: 'kms:CreateAlias', resource: key },
    { what: 'decrypts with a key of others', action: 'kms:Decrypt', resource: key },
    { what: 'decrypts with its own key', action: 'kms:Decrypt', resource: key, ofOwnKey: true },
    {
      what: 'tags a key of another environment',
      action: 'kms:TagResource',
      resource: key,
      context: { 'aws:RequestTag/purpose': purpose, 'aws:ResourceTag/purpose': arns.otherPurpose },
    },
    {
      what: "tags a key as another environment's",
      action: 'kms:TagResource',
      resource: key,
      context: { 'aws:RequestTag/purpose': arns.otherPurpose },
    },
    {
      what: 'gives a key of others a tag of its own making',
      action: 'kms:TagResource',
      resource: key,
      context: { 'aws:RequestTag/purpose': purpose, 'aws:TagKeys': ['purpose', 'team'] },
    },
    {
      what: 'tags a key in another region',
      action: 'kms:TagResource',
      resource: arns.at('kms', 'key/1a2b', region === 'eu-west-1' ? 'eu-central-1' : 'eu-west-1'),
      context: { 'aws:RequestTag/purpose': purpose },
    },
    {
      what: 'copies a key to another region',
      action: 'kms:ReplicateKey',
      resource: key,
      context: { 'aws:RequestTag/purpose': purpose },
    },
  ];
}
