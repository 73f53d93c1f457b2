import { type Arns, type Attempt } from './attempt';

/** A change set of type IMPORT takes what is there already into a stack. */
export function importing(arns: Arns): Attempt[] {
  return ['show-', 'approve-'].map((prefix) => ({
    what: `imports what another team has by a change set ${prefix}…`,
    action: 'cloudformation:CreateChangeSet',
    resource: arns.stack('system'),
    context: {
      'cloudformation:ChangeSetName': `${prefix}123-1`,
      'cloudformation:ImportResourceTypes': ['AWS::EC2::VPC'],
    },
  }));
}
