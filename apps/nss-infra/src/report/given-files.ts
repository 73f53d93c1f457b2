import { type ChangeImpact, impactLines } from '@nss/change-impact';
import { WrongUse } from '@nss/command-line';
import { type ChangeLine, type DrillNight } from '@nss/report';
import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod';

const effects = z.array(z.object({ short: z.string(), text: z.string() }));
const changesFile = z.object({
  impact: z.object({
    interrupted: effects,
    lost: effects,
    allowed: effects,
    dropped: effects,
    moved: effects,
    cost: z.looseObject({ region: z.string(), items: effects }),
    resources: z.looseObject({}),
  }),
});
const drillFile = z
  .array(
    z.object({
      name: z.string(),
      advised: z.object({
        timeline: z.array(z.object({ minute: z.number(), what: z.string(), text: z.string() })),
      }),
      lostMinutes: z.record(z.string(), z.record(z.string(), z.number())),
    }),
  )
  .min(1);

/**
 * What a deployment would change, from what `diff` printed with --json.
 * @throws WrongUse
 */
export function readChanges(file: string): ChangeLine[] {
  const { impact } = parsed(file, changesFile, 'diff');
  return impactLines(impact as unknown as ChangeImpact).flatMap(({ label, text, effects: whole }) =>
    whole.length > 0 ? whole.map((effect) => ({ label, text: effect.text })) : [{ label, text }],
  );
}

/**
 * The first night of what `drill run` printed with --json.
 * @throws WrongUse
 */
export function readDrill(file: string): DrillNight {
  const [{ name, advised, lostMinutes }] = parsed(file, drillFile, 'drill run') as [z.infer<typeof drillFile>[number]];
  return {
    name,
    timeline: advised.timeline,
    lost: Object.fromEntries(
      Object.entries(lostMinutes).map(([strategy, feeds]) => [
        strategy,
        Object.values(feeds).reduce((sum, minutes) => sum + minutes, 0),
      ]),
    ),
  };
}

function parsed<Schema extends z.ZodType>(file: string, schema: Schema, command: string): z.infer<Schema> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new WrongUse(`there is no file ${file}`);
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new WrongUse(`${file} is not what ${command} prints with --json`);
  }
}
