import { COMMON_TAGS } from '../../foundation/managed-by';
import { type Grant, type GrantPlace, arnAt } from './grant';

/**
 * Lets CloudFormation make a key and name it. What it does with the key afterwards the key's own policy allows, and no statement
 * here: so that no key is in reach but those whose policy names the role, whatever tags they carry. KMS asks for TagResource on
 * keys that are not known yet when a key is made with tags, so that this right cannot be held to the environment's own keys; the
 * tags open nothing.
 * https://docs.aws.amazon.com/kms/latest/developerguide/tag-permissions.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-id-rdp.html
 */
export function keys(place: GrantPlace): Grant[] {
  return [
    {
      sid: 'NameKeys',
      actions: ['kms:CreateAlias', 'kms:DeleteAlias', 'kms:UpdateAlias'],
      resources: [arnAt(place, 'kms', `alias/${place.purpose}-*`)],
      wildcardReason: "The environment's own names; the key is decided on by its own policy.",
    },
    {
      sid: 'TagKeys',
      actions: ['kms:TagResource'],
      resources: [arnAt(place, 'kms', 'key/*')],
      conditions: {
        StringEquals: { 'aws:RequestTag/purpose': place.purpose },
        Null: { 'aws:ResourceTag/purpose': 'true', 'aws:ResourceTag/managed-by': 'true' },
        'ForAllValues:StringLike': { 'aws:TagKeys': [...COMMON_TAGS, 'Name', 'aws:cloudformation:*'] },
      },
      wildcardReason: 'AWS gives the id of the key that is made; the tags alone open nothing.',
    },
    {
      sid: 'MakeKeys',
      actions: ['kms:CreateKey', 'kms:ListAliases'],
      resources: ['*'],
      wildcardReason: 'These actions take no resource.',
    },
  ];
}
