/** One thing that costs something in a month, or may. */
export interface EstimateItem {
  /** The same in two templates of one environment: a logical id, or `use/nat-gateway`. */
  readonly key: string;
  /** For people: a construct's path, or what passes. */
  readonly name: string;
  /** `AWS::EC2::NatGateway`, or `use` */
  readonly type: string;
  /** What it belongs to, for people: `servers`. */
  readonly group: string;
  readonly cost: ItemCost;
}

/** `byUse`: what decides it is neither in a template nor in a file; `notPriced`: the table does not have it. */
export type ItemCost =
  | { readonly kind: 'priced'; readonly usd: number; readonly asOf: string }
  | { readonly kind: 'byUse' }
  | { readonly kind: 'notPriced' }
  | { readonly kind: 'free' };
