import { type Arns, type Attempt } from './attempt';

/** On stacks: whoever makes one acts with the role CloudFormation has. */
export function toStacks(arns: Arns): Attempt[] {
  const names = (prefix: string) => ({ 'cloudformation:ChangeSetName': `${prefix}1-1` });
  return [
    { what: 'updates the identities', action: 'cloudformation:UpdateStack', resource: arns.stack('identity') },
    { what: 'deletes the identities', action: 'cloudformation:DeleteStack', resource: arns.stack('identity') },
    {
      what: 'unprotects the identities',
      action: 'cloudformation:UpdateTerminationProtection',
      resource: arns.stack('identity'),
    },
    {
      what: 'prepares a change of the identities',
      action: 'cloudformation:CreateChangeSet',
      resource: arns.stack('identity'),
      context: names('approve-'),
    },
    {
      what: 'shows a change of the identities',
      action: 'cloudformation:CreateChangeSet',
      resource: arns.stack('identity'),
      context: names('show-'),
    },
    {
      what: 'executes a change of the identities',
      action: 'cloudformation:ExecuteChangeSet',
      resource: arns.stack('identity'),
      context: names('approve-'),
    },
    {
      what: 'updates a stack without a change set',
      action: 'cloudformation:UpdateStack',
      resource: arns.stack('system'),
    },
    {
      what: 'creates a stack without a change set',
      action: 'cloudformation:CreateStack',
      resource: arns.stack('mine'),
    },
    {
      what: 'loosens what an update may replace',
      action: 'cloudformation:SetStackPolicy',
      resource: arns.stack('system'),
    },
    {
      what: 'prepares a change of another environment',
      action: 'cloudformation:CreateChangeSet',
      resource: arns.stack('system', arns.otherPurpose),
      context: names('approve-'),
    },
    {
      what: 'shows a change of another environment',
      action: 'cloudformation:CreateChangeSet',
      resource: arns.stack('system', arns.otherPurpose),
      context: names('show-'),
    },
    {
      what: 'executes a change of another environment',
      action: 'cloudformation:ExecuteChangeSet',
      resource: arns.stack('system', arns.otherPurpose),
      context: names('approve-'),
    },
    {
      what: 'deletes a stack of another environment',
      action: 'cloudformation:DeleteStack',
      resource: arns.stack('system', arns.otherPurpose),
    },
    {
      what: 'unprotects a stack of another environment',
      action: 'cloudformation:UpdateTerminationProtection',
      resource: arns.stack('system', arns.otherPurpose),
    },
    {
      what: 'executes a change set of its own name',
      action: 'cloudformation:ExecuteChangeSet',
      resource: arns.stack('system'),
      context: names('mine-'),
    },
    {
      what: 'executes a change set by the ARN of its own name',
      action: 'cloudformation:ExecuteChangeSet',
      resource: arns.stack('system'),
      context: { 'cloudformation:ChangeSetName': arns.at('cloudformation', 'changeSet/mine-1-1/0a1b') },
    },
    {
      what: 'executes a change set that was only shown',
      action: 'cloudformation:ExecuteChangeSet',
      resource: arns.stack('system'),
      context: names('show-'),
    },
    {
      what: 'makes a change set of its own name',
      action: 'cloudformation:CreateChangeSet',
      resource: arns.stack('system'),
      context: names('mine-'),
    },
    { what: 'registers a hook that runs code', action: 'cloudformation:RegisterType', resource: '*' },
  ];
}
