/** The ranges of a VPC that exists may be several: one it was made with, and others that were added. */
export interface VpcRangesInput {
  readonly cidr: string;
  readonly existing?: { readonly secondaryCidrs?: readonly string[] };
}

/** Every range of a VPC, the one it was made with first. */
export function vpcRanges({ cidr, existing }: VpcRangesInput): [primary: string, ...secondary: string[]] {
  return [cidr, ...(existing?.secondaryCidrs ?? [])];
}
