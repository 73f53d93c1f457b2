import { type Check } from './check';

/** Windows Update is reached at any address: a rule that is narrowed to S3 beside it narrows nothing. */
export const windowsUpdate: Check = function* ({ bastion }) {
  if (!bastion.endpoints || bastion.s3PrefixList === undefined || !bastion.windowsUpdate) return;
  yield {
    path: ['bastion', 's3PrefixList'],
    severity: 'warning',
    message:
      'the bastion reaches any address on TCP 80 and 443 for Windows Update, so that the prefix list narrows nothing',
    allowed: 's3PrefixList with windowsUpdate: false, or neither',
    remedy:
      'add windowsUpdate: false under bastion and patch it by a new image, or leave it so that patch-bastion works',
  };
};
