import Elk, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { type Topology, type TopologyEdge, type TopologyNode } from './topology';

/** Width of a letter and height of a line, in the units of the picture, at the size that the page writes them. */
const LETTER = 6.6;
const LINE = 16;
const PADDING = 12;

/** A node where it is drawn, from the upper left corner of the picture. */
export interface PlacedNode {
  readonly node: TopologyNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A way where it is drawn. */
export interface PlacedEdge {
  readonly edge: TopologyEdge;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Where its label stands. @default - it has none */
  readonly label?: { readonly x: number; readonly y: number };
}

/** A picture that is ready to be drawn. Groups come before what they hold. */
export interface PlacedTopology {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Finds a place for everything, from left to right: Zscaler, VPC, links, SIEM. */
export async function layoutTopology({ nodes, edges }: Topology): Promise<PlacedTopology> {
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.json.edgeCoords': 'ROOT',
      'elk.json.shapeCoords': 'ROOT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '24',
      'elk.spacing.nodeNode': '24',
    },
    children: nodes.map(asElk),
    edges: edges.map((edge, index) => ({
      id: String(index),
      // Zscaler stands on the left though packets go there.
      sources: [edge.to === 'zscaler' || leadsBack(edge) ? edge.to : edge.from],
      targets: [edge.to === 'zscaler' || leadsBack(edge) ? edge.from : edge.to],
      labels: edge.label === '' ? [] : [{ text: edge.label, width: edge.label.length * LETTER, height: LINE }],
    })),
  };
  const placed: ElkNode = await new Elk().layout(graph);
  const byId = new Map(allNodes(nodes).map((node) => [node.id, node]));
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    nodes: placedNodes(placed.children ?? [], byId),
    edges: (placed.edges ?? []).map((found) => placedEdge(found, edges[Number(found.id)]!)),
  };
}

/** Towards the internet: those end left of where they begin. */
function leadsBack({ to }: TopologyEdge): boolean {
  return to.startsWith('nat-') || to === 'internet-gateway' || to === 'egress';
}

function asElk(node: TopologyNode): ElkNode {
  const { id, label, detail = '', children } = node;
  if (children) {
    return {
      id,
      children: children.map(asElk),
      layoutOptions: {
        'elk.padding': `[top=${LINE * 2 + PADDING},left=${PADDING},bottom=${PADDING},right=${PADDING}]`,
      },
      labels: [{ text: label, width: Math.max(label.length, detail.length) * LETTER, height: LINE }],
    };
  }
  return {
    id,
    width: Math.max(label.length, detail.length) * LETTER + PADDING * 2,
    height: LINE * (detail === '' ? 2 : 3),
  };
}

function allNodes(nodes: readonly TopologyNode[]): TopologyNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children ?? [])]);
}

function placedNodes(nodes: readonly ElkNode[], byId: ReadonlyMap<string, TopologyNode>): PlacedNode[] {
  return nodes.flatMap(({ id, x = 0, y = 0, width = 0, height = 0, children = [] }) => [
    { node: byId.get(id)!, x, y, width, height },
    ...placedNodes(children, byId),
  ]);
}

function placedEdge({ sections = [], labels = [] }: ElkExtendedEdge, edge: TopologyEdge): PlacedEdge {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
  const [label] = labels;
  return {
    edge,
    points,
    ...(label && { label: { x: (label.x ?? 0) + (label.width ?? 0) / 2, y: (label.y ?? 0) + LINE * 0.75 } }),
  };
}
