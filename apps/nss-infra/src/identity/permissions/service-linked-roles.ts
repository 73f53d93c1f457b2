import { type Grant, type GrantPlace, iamArn } from './grant';

/**
 * Services that make a role of their own in an account when it first has one of a type of resource. They make it with the
 * rights of whoever makes the resource, so that in a fresh account the first one fails without them.
 *
 * - A VPC's attachment to a transit gateway: docs.aws.amazon.com/vpc/latest/tgw/service-linked-roles.html
 * - Site-to-Site VPN, for certificates and pre-shared keys that it keeps elsewhere: docs.aws.amazon.com/vpn, "Service-linked
 *   roles". The templates use neither; a right to make a role that is not needed does no harm.
 */
const SERVICE_LINKED_ROLES = ['transitgateway.amazonaws.com', 's2svpn.amazonaws.com'] as const;

/** Lets a role have those roles made, and no others of AWS's. */
export function serviceLinkedRoles(place: GrantPlace): Grant {
  return {
    sid: 'ServiceLinkedRoles',
    actions: ['iam:CreateServiceLinkedRole'],
    resources: SERVICE_LINKED_ROLES.map((service) => iamArn(place, `role/aws-service-role/${service}/*`)),
    conditions: { StringEquals: { 'iam:AWSServiceName': [...SERVICE_LINKED_ROLES] } },
    wildcardReason: 'AWS names the roles; the services they are for are named here.',
  };
}

/** For a boundary: no other service is given a role. */
export function noOtherServiceLinkedRoles(): Grant {
  return {
    sid: 'NoOtherServiceGetsARole',
    effect: 'Deny',
    actions: ['iam:CreateServiceLinkedRole'],
    resources: ['*'],
    conditions: { StringNotEquals: { 'iam:AWSServiceName': [...SERVICE_LINKED_ROLES] } },
    wildcardReason: 'A denial: whatever the role.',
  };
}
