/** Whether a machine of a template is the bastion: a server of Zscaler's has neither a launch template nor a profile. */
export function isBastion({ LaunchTemplate, IamInstanceProfile }: Readonly<Record<string, unknown>>): boolean {
  return LaunchTemplate !== undefined || IamInstanceProfile !== undefined;
}
