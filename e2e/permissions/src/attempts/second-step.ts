import { type Arns, type Attempt } from './attempt';

/** The change set of a second step: from a template that was laid there when the change was prepared, and without a role. */
export function secondStep(arns: Arns, what: string, context: Readonly<Record<string, string>>): Attempt {
  return {
    what,
    action: 'cloudformation:CreateChangeSet',
    resource: arns.stack('system'),
    context: {
      'cloudformation:ChangeSetName': 'approve-123-1-rest',
      'cloudformation:TemplateUrl': templateUrl(arns, 'approve-123-1/rest/abc.json'),
      ...context,
    },
  };
}

/** The same from anything else, which nobody prepared. */
export function otherSecondSteps(arns: Arns): Attempt[] {
  return [
    {
      ...secondStep(arns, 'makes a second step in another environment', {}),
      resource: arns.stack('system', arns.otherPurpose),
    },
    secondStep(arns, 'makes a second step from a template that was only shown', {
      'cloudformation:TemplateUrl': templateUrl(arns, 'show-123-1/abc.json'),
    }),
    secondStep(arns, 'makes a second step from a bucket of its own', {
      'cloudformation:TemplateUrl': `https://s3.${arns.place.region}.amazonaws.com/mine/approve-123-1/rest/abc.json`,
    }),
    secondStep(arns, 'makes a second step with another role', {
      'cloudformation:RoleArn': arns.role('mine'),
    }),
    secondStep(arns, 'makes a second step under a name that is only shown', {
      'cloudformation:ChangeSetName': 'show-123-1',
    }),
  ];
}

function templateUrl(arns: Arns, key: string): string {
  return `https://s3.${arns.place.region}.amazonaws.com/${arns.template(key).split(':').at(-1)}`;
}
