import { type ComponentChild, h } from 'preact';
import { type PlacedEdge, type PlacedNode, type PlacedTopology } from './layout';

/** Baseline of the first line of text in a node, and of the next. */
const FIRST_LINE = 18;
const NEXT_LINE = 16;

/** The picture as SVG; what it shows is in the table of addresses, too, for whoever cannot see it. */
export function topologyPicture({ width, height, nodes, edges }: PlacedTopology, title: string): ComponentChild {
  return h(
    'svg',
    {
      viewBox: `-8 -8 ${Math.ceil(width) + 16} ${Math.ceil(height) + 16}`,
      role: 'img',
      'aria-labelledby': 'topology-title topology-text',
      class: 'topology',
      // The style says the least part of it that is shown: smaller letters are not read, and it scrolls.
      style: { '--full-width': `${Math.ceil(width)}px` },
    },
    h('title', { id: 'topology-title' }, title),
    h('desc', { id: 'topology-text' }, description(edges, nodes)),
    ...nodes.filter(({ node }) => node.children).map(box),
    ...edges.map(way),
    ...nodes.filter(({ node }) => !node.children).map(box),
    ...edges.map(wayLabel),
  );
}

function box({ node: { label, detail, kind, children }, x, y, width, height }: PlacedNode): ComponentChild {
  const middle = children ? { x: x + 12, anchor: 'start' } : { x: x + width / 2, anchor: 'middle' };
  const text = (line: string, index: number) =>
    h(
      'text',
      {
        x: middle.x,
        y: y + FIRST_LINE + index * NEXT_LINE,
        'text-anchor': middle.anchor,
        class: index > 0 ? 'detail' : '',
      },
      line,
    );
  return h(
    'g',
    { class: `node ${kind}` },
    h('rect', { x, y, width, height, rx: 6 }),
    ...[label, ...(detail === undefined ? [] : [detail])].map(text),
  );
}

function way({ edge: { isBackup }, points }: PlacedEdge): ComponentChild {
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ');
  return h('path', { d: path, class: isBackup ? 'way backup' : 'way' });
}

function wayLabel({ edge: { label: text }, label }: PlacedEdge): ComponentChild {
  return label
    ? h('text', { x: round(label.x), y: round(label.y), 'text-anchor': 'middle', class: 'way-label' }, text)
    : null;
}

function description(edges: readonly PlacedEdge[], nodes: readonly PlacedNode[]): string {
  const names = new Map(nodes.map(({ node }) => [node.id, node.label]));
  const ways = edges.map(
    ({ edge: { from, to, label } }) => `${names.get(from)} to ${names.get(to)}${label === '' ? '' : ` (${label})`}`,
  );
  return `${ways.join('; ')}.`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
