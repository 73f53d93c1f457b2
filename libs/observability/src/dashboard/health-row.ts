import { code, link, Markdown, md } from '@nss/markdown';
import { type AlarmKindSlug } from '../alarms/alarm-kinds';
import { OPERATIONS_GUIDE } from '../alarms/description';
import { alarmStates, text } from './content';
import { type DashboardData } from './data';
import { type Row } from './model';

const COMPOSITES: readonly AlarmKindSlug[] = ['logs-will-be-lost', 'relay-unhealthy'];

/** Alarms one widget shows. Source: CloudWatch-Dashboard-Body-Structure, alarm widget */
const ALARMS_PER_WIDGET = 100;

/** Is everything well, and if not, what now? */
export function healthRow({ purpose, alarms, operationsGuide = OPERATIONS_GUIDE }: DashboardData): Row {
  const [composites, others] = [true, false].map((composite) =>
    alarms.filter(({ kind }) => COMPOSITES.includes(kind) === composite).map(({ arn }) => arn),
  );
  const guide = /^https?:/.test(operationsGuide) ? link('guide', operationsGuide) : code(operationsGuide);
  return {
    height: 8,
    widgets: [
      alarmStates('Overall', composites ?? []),
      text(
        Markdown.joined([
          md`## ${purpose}: what to do first`,
          md`1. **Logs will be lost** red: one hour from the start of the silence. Which side is silent? What the SIEM has not taken is in the memory of the active NSS server: leave it running unless it is the side that is silent.`,
          md`2. **Path** red: the carrier or AWS. Call them; see whether the backup carries traffic.`,
          md`3. **Feed** red, path green: the SIEM or the server. Run the health-check runbook.`,
          md`4. All green, logs missing: ask the SIEM side. Every alarm has its section in the ${guide}.`,
        ]),
      ),
      ...chunks(others ?? []).map((chunk, index, all) =>
        alarmStates(all.length > 1 ? `Alarms ${index + 1}` : 'Alarms', chunk),
      ),
    ].filter((widget) => widget.type !== 'alarm' || widget.properties.alarms.length > 0),
  };
}

function chunks(arns: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(arns.length / ALARMS_PER_WIDGET) }, (_, index) =>
    arns.slice(index * ALARMS_PER_WIDGET, (index + 1) * ALARMS_PER_WIDGET),
  );
}
