/**
 * Whether somebody is one of the approvers of a step. An approver is the ARN of a user, of a role, or of a session of a role, or a
 * user's name; a session counts for its role, whatever the role's path.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
 *
 * @param caller ARN, as `sts:GetCallerIdentity` gives it: `arn:aws:sts::111111111111:assumed-role/operator/ann`
 */
export function isApprover(caller: string, approvers: readonly string[]): boolean {
  const [, partition, account, resource = ''] = /^arn:([^:]+):(?:iam|sts)::([^:]+):(.+)$/.exec(caller) ?? [];
  const [kind, ...names] = resource.split('/');
  return approvers.some((approver) => {
    if (approver === caller) return true;
    if (kind === 'user') return approver === names.at(-1);
    const role = /^arn:([^:]+):iam::([^:]+):role\/(?:.+\/)?([^/]+)$/.exec(approver);
    return (
      kind === 'assumed-role' && role !== null && role[1] === partition && role[2] === account && role[3] === names[0]
    );
  });
}

/** How many approvals a step needs, from its inputs. */
export function requiredBy(inputs: Readonly<Record<string, string>> | undefined): number {
  return Number(inputs?.['MinRequiredApprovals'] ?? 1);
}

/**
 * The approvers in the inputs of a step, which Automation gives as JSON text.
 * @returns nothing where they cannot be read
 */
export function approversOf(inputs: Readonly<Record<string, string>> | undefined): readonly string[] {
  try {
    const read: unknown = JSON.parse(inputs?.['Approvers'] ?? '[]');
    return Array.isArray(read) ? read.map(String) : [String(read)];
  } catch {
    return [inputs?.['Approvers'] ?? ''].filter(Boolean);
  }
}
