import { z } from 'zod';

const position = z.object({ LineNumber: z.int(), ColumnNumber: z.int() });

/** One entry of `cfn-lint --format json`, version 1. */
const rawFindingSchema = z.object({
  Filename: z.string().nullable(),
  Level: z.enum(['Error', 'Warning', 'Informational']),
  Location: z.object({ Start: position, End: position, Path: z.array(z.union([z.string(), z.number()])).nullable() }),
  Message: z.string(),
  Rule: z.object({ Id: z.string(), ShortDescription: z.string(), Source: z.string() }),
});

/** What cfn-lint reports, in its own form. */
export type RawFinding = z.infer<typeof rawFindingSchema>;

/** Reads cfn-lint's output; undefined when it is something else. */
export function parseOutput(stdout: string): RawFinding[] | undefined {
  try {
    return z.array(rawFindingSchema).parse(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}
