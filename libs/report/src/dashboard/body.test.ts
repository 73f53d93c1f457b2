import { drawnBody } from './body';
import { graphLines } from './metric';

const position = { x: 0, y: 0, width: 8, height: 6 };
const graph = {
  title: 'CPU %',
  region: 'ap-northeast-1',
  view: 'timeSeries',
  stat: 'Average',
  period: 60,
  metrics: [['AWS/EC2', 'CPUUtilization', 'InstanceId', 'i-1', { label: 'web-01' }]],
  yAxis: { left: { min: 0 } },
};
const widget = (properties: Record<string, unknown> = {}, type = 'metric') => ({
  type,
  properties: { ...graph, ...properties },
  ...position,
});
const body = (...widgets: unknown[]) => ({ start: '-PT3H', periodOverride: 'inherit', widgets });

test('what is drawn is read as it is', () => {
  expect(drawnBody(body(widget()))).toEqual({ hours: 3, widgets: [widget()] });
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
test.each([
  ['a widget of another type', widget({}, 'explorer'), 'a widget of type "explorer" is not drawn'],
  [
    'a log widget',
    { type: 'log', properties: { query: 'SOURCE x' }, ...position },
    'a widget of type "log" is not drawn',
  ],
  ['another view', widget({ view: 'singleValue' }), '.properties.view: '],
  ['a percentile', widget({ stat: 'p99' }), '.properties.stat: '],
  ['a period below a minute', widget({ period: 10 }), '.properties.period: '],
  ['a property more', widget({ stacked: true }), '.properties: Unrecognized key: "stacked"'],
  ['an option of a line', widget({ metrics: [['A', 'b', { yAxis: 'right' }]] }), '.properties.metrics.0.2: '],
  ['another axis', widget({ yAxis: { right: { min: 0 } } }), '.properties.yAxis'],
])('%s is refused with its place', (_what, refused, message) => {
  const { title } = refused.properties as { title?: string };
  const place = `widget 2${title === undefined ? '' : ` ("${title}")`}`;
  expect(() => drawnBody(body(widget(), refused))).toThrow(place);
  expect(() => drawnBody(body(widget(), refused))).toThrow(message);
});

test('every problem is told at once, and a start that is a day says what is drawn', () => {
  expect(() => drawnBody(body(widget({ view: 'pie' }), widget({ stat: 'p1' })))).toThrow(/widget 1 [^]*\nwidget 2 /);
  expect(() => drawnBody({ ...body(), start: '2026-01-01T00:00:00Z' })).toThrow(
    'the dashboard.start: only hours before now are drawn, as in -PT3H',
  );
});

test('a line is a metric with its dimensions, or the one that a query finds', () => {
  const [drawn] = drawnBody(
    body(
      widget({
        metrics: [
          ...graph.metrics,
          [{ expression: `SELECT MIN(Status) FROM "AWS/DX" WHERE Id = 'dxvif-1'`, id: 'q', label: 'one' }],
        ],
      }),
    ),
  ).widgets;
  expect(drawn?.type === 'metric' && graphLines(drawn, 'here')).toEqual([
    {
      label: 'web-01',
      metric: {
        namespace: 'AWS/EC2',
        metricName: 'CPUUtilization',
        dimensions: { InstanceId: 'i-1' },
        statistic: 'Average',
        periodSeconds: 60,
      },
    },
    {
      label: 'one',
      metric: {
        namespace: 'AWS/DX',
        metricName: 'Status',
        dimensions: { Id: 'dxvif-1' },
        statistic: 'Minimum',
        periodSeconds: 60,
      },
    },
  ]);
});

test.each([
  ['an expression of another form', [{ expression: 'm1 * 2' }], 'the expression m1 * 2 is not drawn'],
  ['names of the line before', ['...', 'i-2'], 'names that repeat those of the line before are not drawn'],
  ['a dimension without a value', ['AWS/EC2', 'CPUUtilization', 'InstanceId'], 'names no metric'],
])('%s is refused with its place', (_what, line, message) => {
  const [drawn] = drawnBody(body(widget({ metrics: [line] }))).widgets;
  expect(() => drawn?.type === 'metric' && graphLines(drawn, 'here')).toThrow(`here.properties.metrics.0: `);
  expect(() => drawn?.type === 'metric' && graphLines(drawn, 'here')).toThrow(message);
});
