import { type Arns, type Attempt } from './attempt';

const ID = 'automation-execution/0a1b2c3d-0000-4000-8000-000000000000';

/** What a request says that gives an execution one tag. */
export function tagging(purpose: string): Readonly<Record<string, string | string[]>> {
  return { 'aws:RequestTag/purpose': purpose, 'aws:TagKeys': ['purpose'] };
}

/** Ways to begin an execution that is not the environment's own, and to make one of others look like it. */
export function foreignTags(arns: Arns): Attempt[] {
  const { purpose } = arns.place;
  const execution = arns.at('ssm', ID);
  const start = { action: 'ssm:StartAutomationExecution', resource: execution };
  const tag = { action: 'ssm:AddTagsToResource', resource: execution };
  const own = tagging(purpose);
  return [
    { what: 'begins an execution without the tag of the environment', ...start },
    { what: 'begins an execution in the name of another environment', ...start, context: tagging(arns.otherPurpose) },
    {
      what: 'starts a runbook of another environment as its own',
      action: 'ssm:StartAutomationExecution',
      resource: arns.runbook('nss-health-check', arns.otherPurpose),
      context: own,
    },
    {
      what: 'makes an execution of another environment its own',
      ...tag,
      context: { ...own, 'aws:ResourceTag/purpose': arns.otherPurpose },
    },
    { what: 'gives an execution to another environment', ...tag, context: tagging(arns.otherPurpose) },
    {
      what: 'gives its own execution to another environment',
      ...tag,
      context: { ...tagging(arns.otherPurpose), 'aws:ResourceTag/purpose': purpose },
    },
    {
      what: 'gives an execution another tag besides',
      ...tag,
      context: { ...own, 'aws:RequestTag/managed-by': 'somebody', 'aws:TagKeys': ['purpose', 'managed-by'] },
    },
    {
      what: 'tags a document as its own',
      action: 'ssm:AddTagsToResource',
      resource: arns.at('ssm', 'document/AWS-StopEC2Instance'),
      context: own,
    },
    {
      what: 'takes the tag of an execution away',
      action: 'ssm:RemoveTagsFromResource',
      resource: execution,
      context: { 'aws:TagKeys': ['purpose'], 'aws:ResourceTag/purpose': purpose },
    },
  ];
}

/** To look at executions that somebody else began. */
export function foreignExecutions(arns: Arns): Attempt[] {
  const looks = ['ssm:GetAutomationExecution', 'ssm:DescribeAutomationStepExecutions'];
  return looks.flatMap((action) => [
    {
      what: 'looks at an execution of another environment',
      action,
      resource: arns.at('ssm', ID),
      context: { 'aws:ResourceTag/purpose': arns.otherPurpose },
    },
    { what: 'looks at an execution of nobody it knows', action, resource: arns.at('ssm', ID) },
  ]);
}

/** To answer approvals and to end executions, the environment's own ones too: people do, and no role that a job or a runbook has. */
export function answers(arns: Arns): Attempt[] {
  const contexts = {
    'its own': { 'aws:ResourceTag/purpose': arns.place.purpose },
    "another environment's": { 'aws:ResourceTag/purpose': arns.otherPurpose },
    "anybody's": {},
  };
  return Object.entries(contexts).flatMap(([whose, context]) => [
    {
      what: `answers an approval of ${whose} execution`,
      action: 'ssm:SendAutomationSignal',
      resource: arns.at('ssm', ID),
      context,
    },
    { what: `ends ${whose} execution`, action: 'ssm:StopAutomationExecution', resource: arns.at('ssm', ID), context },
  ]);
}

/** What somebody does who starts runbooks: begins an execution with the tag, and looks at it. */
export function ownExecutions(arns: Arns): Attempt[] {
  const { purpose } = arns.place;
  const execution = { resource: arns.at('ssm', ID) };
  return [
    {
      what: 'begins an execution of its own',
      action: 'ssm:StartAutomationExecution',
      ...execution,
      context: tagging(purpose),
    },
    { what: 'tags what it begins', action: 'ssm:AddTagsToResource', ...execution, context: tagging(purpose) },
    {
      what: 'tags what it begins, where that has its tags already',
      action: 'ssm:AddTagsToResource',
      ...execution,
      context: { ...tagging(purpose), 'aws:ResourceTag/purpose': purpose },
    },
    {
      what: 'looks at it',
      action: 'ssm:GetAutomationExecution',
      ...execution,
      context: { 'aws:ResourceTag/purpose': purpose },
    },
  ];
}
