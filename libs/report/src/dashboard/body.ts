import * as z from 'zod';

/**
 * The dashboard has what nobody here draws: it would be drawn as if that were not there.
 */
export class UndrawableDashboard extends Error {
  override name = 'UndrawableDashboard';
}

/** Columns of a dashboard, and the rows that a widget may lie in. */
const position = {
  x: z.int().min(0).max(23),
  y: z.int().min(0),
  width: z.int().min(1).max(24),
  height: z.int().min(1),
};
const STATISTICS = ['Sum', 'Minimum', 'Maximum', 'Average', 'SampleCount'] as const;

const lineOptions = z.strictObject({
  label: z.string().optional(),
  id: z.string().optional(),
  expression: z.string().optional(),
});
const metric = z.strictObject({
  type: z.literal('metric'),
  properties: z.strictObject({
    title: z.string(),
    region: z.string(),
    view: z.literal('timeSeries'),
    stat: z.enum(STATISTICS),
    period: z.int().multipleOf(60),
    metrics: z.array(z.array(z.union([z.string(), lineOptions])).min(1)).min(1),
    yAxis: z.strictObject({ left: z.strictObject({ min: z.literal(0) }) }),
    annotations: z
      .strictObject({ horizontal: z.array(z.strictObject({ label: z.string(), value: z.number() })) })
      .optional(),
  }),
  ...position,
});
const text = z.strictObject({
  type: z.literal('text'),
  properties: z.strictObject({ markdown: z.string() }),
  ...position,
});
const alarm = z.strictObject({
  type: z.literal('alarm'),
  properties: z.strictObject({ title: z.string(), alarms: z.array(z.string()).min(1) }),
  ...position,
});
const widget = z.discriminatedUnion('type', [metric, text, alarm], {
  error: ({ input }) => `a widget of type ${JSON.stringify((input as { type?: unknown }).type)} is not drawn`,
});
const frame = z.strictObject({
  start: z.string().regex(/^-PT\d+H$/, 'only hours before now are drawn, as in -PT3H'),
  periodOverride: z.literal('inherit'),
  widgets: z.array(z.unknown()),
});

/** A graph of metrics. */
export type MetricWidget = z.infer<typeof metric>;
/** A few words of Markdown. */
export type TextWidget = z.infer<typeof text>;
/** A list of alarms with their states. */
export type AlarmWidget = z.infer<typeof alarm>;
/** What a dashboard is made of, as far as it is drawn here. */
export type DrawnWidget = z.infer<typeof widget>;

/** A body whose every part is drawn. */
export interface DrawnBody {
  /** How far back it looks. */
  readonly hours: number;
  readonly widgets: readonly DrawnWidget[];
}

/**
 * Reads the body of a dashboard, and refuses every property that is not drawn: a picture that left it out would show another dashboard.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 *
 * @throws UndrawableDashboard with the place of everything that is not drawn
 */
export function drawnBody(json: unknown): DrawnBody {
  const outer = frame.safeParse(json);
  if (!outer.success) throw new UndrawableDashboard(problems('the dashboard', outer.error).join('\n'));
  const widgets = outer.data.widgets.map((each) => widget.safeParse(each));
  const found = widgets.flatMap(({ error }, index) =>
    error ? problems(widgetPlace(outer.data.widgets[index], index), error) : [],
  );
  if (found.length > 0) throw new UndrawableDashboard(found.join('\n'));
  return {
    hours: Number(outer.data.start.slice('-PT'.length, -1)),
    widgets: widgets.flatMap(({ data }) => (data ? [data] : [])),
  };
}

/** `widget 4 ("web to soc: bytes out")` */
export function widgetPlace(json: unknown, index: number): string {
  const title = (json as { properties?: { title?: unknown } } | null)?.properties?.title;
  return `widget ${index + 1}${typeof title === 'string' ? ` ("${title}")` : ''}`;
}

function problems(place: string, error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${[place, ...path.map(String)].join('.')}: ${message}`);
}
