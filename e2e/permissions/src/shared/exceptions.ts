const TAG_OPENS_NOTHING =
  'tags of what is made may be asked for before it is known; what they are put on stays out of reach, as a test holds';
const NO_RESOURCE = 'AWS decides it on no resource, and a handler names it';

/** Writes that reach what may be somebody else's, because AWS gives no way to hold them to the environment's own, and why each is needed. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'directconnect:CreateDirectConnectGateway': 'makes something new, and takes nothing',
  'directconnect:TagResource on dx-gateway that nobody tagged': TAG_OPENS_NOTHING,
  'directconnect:TagResource on dx-gateway of a team that tags otherwise': TAG_OPENS_NOTHING,
  'directconnect:TagResource on dxvif that nobody tagged': TAG_OPENS_NOTHING,
  'directconnect:TagResource on dxvif of a team that tags otherwise': TAG_OPENS_NOTHING,
  'directconnect:UpdateDirectConnectGatewayAssociation': `${NO_RESOURCE}: what is announced changes with the file`,
  ...Object.fromEntries(
    ['that nobody tagged', 'of a team that tags otherwise', 'of another purpose'].map((whose) => [
      `ec2:ReplaceNetworkAclAssociation on network-acl ${whose}`,
      "a subnet goes back to its VPC's default list; the subnet, which has to be the environment's, is decided on too",
    ]),
  ),
  'kms:CreateKey': 'makes something new, and takes nothing',
  'kms:TagResource on key that nobody tagged': TAG_OPENS_NOTHING,
  'kms:TagResource on key of a team that tags otherwise': TAG_OPENS_NOTHING,
  'logs:CreateLogDelivery': `${NO_RESOURCE}: flow logs are delivered`,
  'logs:DeleteLogDelivery': `${NO_RESOURCE}: flow logs are delivered no longer`,
  'logs:DeleteQueryDefinition': `${NO_RESOURCE}: a question is asked no longer; what is saved is a text, no record`,
  'logs:PutQueryDefinition': `${NO_RESOURCE}: questions to the logs are saved; they are asked with the rights of who asks`,
  ...Object.fromEntries(
    ['that nobody tagged', 'of a team that tags otherwise', 'of another purpose', 'of another environment'].map(
      (whose) => [
        `route53:AssociateVPCWithHostedZone on hostedzone ${whose}`,
        "zones of endpoints are AWS's and carry no tag of the environment; what is in a zone stays out of reach",
      ],
    ),
  ),
};
