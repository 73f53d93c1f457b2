/** A thing on the picture, or a group that holds others. */
export interface TopologyNode {
  readonly id: string;
  readonly label: string;
  /** A second line: an address. */
  readonly detail?: string;
  /** What it is; decides the form, and is said beside the colour: a print has none. */
  readonly kind: 'group' | 'server' | 'standby' | 'bastion' | 'gateway' | 'link' | 'outside';
  readonly children?: readonly TopologyNode[];
}

/** A way that packets take. */
export interface TopologyEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** A way that carries nothing while another is well. */
  readonly isBackup?: boolean;
}

/** What stands where, and what leads where. */
export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
}
