/**
 * Whether a document is AWS's own, by its name: no account can give a document a name that begins so.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html (Name)
 */
export function isOfAws(name: string | undefined): boolean {
  return name !== undefined && /^(aws|amazon|amzn)/i.test(name);
}
