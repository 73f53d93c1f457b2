/** Columns of a CloudWatch dashboard. Source: docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
export const COLUMNS = 24;

/** One line of a graph: namespace, metric, dimension names and values, and how it is drawn; or a query. */
export type MetricLine = readonly (string | Readonly<Record<string, unknown>>)[];

declare const ofMarkdown: unique symbol;

/** Markdown of a text widget, which only `text()` makes. */
export type WidgetMarkdown = string & { readonly [ofMarkdown]: true };

/** What a widget shows. */
export type WidgetContent =
  | { readonly type: 'text'; readonly properties: { readonly markdown: WidgetMarkdown } }
  | { readonly type: 'alarm'; readonly properties: { readonly title: string; readonly alarms: readonly string[] } }
  | {
      readonly type: 'metric';
      readonly properties: {
        readonly title: string;
        readonly region: string;
        readonly view: 'timeSeries';
        readonly stat: string;
        readonly period: number;
        readonly metrics: readonly MetricLine[];
        readonly yAxis: { readonly left: { readonly min: 0 } };
        /** Levels drawn across. @default - none */
        readonly annotations?: { readonly horizontal: readonly { readonly label: string; readonly value: number }[] };
      };
    };

/** A widget and where it stands. */
export type Widget = WidgetContent & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** The body of a dashboard, as AWS::CloudWatch::Dashboard takes it. */
export interface DashboardBody {
  readonly start: string;
  readonly periodOverride: 'inherit';
  readonly widgets: readonly Widget[];
}

/** A row of widgets of one height that share the width. */
export interface Row {
  readonly height: number;
  readonly widgets: readonly WidgetContent[];
}

/**
 * Places rows one below the other, the widgets of a row side by side over all columns. A row without widgets takes no room.
 *
 * @throws RangeError when a row has more widgets than the dashboard has columns
 */
export function placeRows(rows: readonly Row[]): Widget[] {
  let y = 0;
  return rows.flatMap(({ height, widgets }) => {
    if (widgets.length === 0) return [];
    if (widgets.length > COLUMNS)
      throw new RangeError(`a row of ${widgets.length} widgets does not fit ${COLUMNS} columns`);
    const top = y;
    y += height;
    const edge = (index: number) => Math.round((index * COLUMNS) / widgets.length);
    return widgets.map((widget, index) => ({
      ...widget,
      x: edge(index),
      y: top,
      width: edge(index + 1) - edge(index),
      height,
    }));
  });
}
