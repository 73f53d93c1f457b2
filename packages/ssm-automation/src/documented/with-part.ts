import { type DocumentPart } from './documented-fact';

type Document = Readonly<Record<string, unknown>>;

/** A document with a part put into it: its steps in front, its declarations beside those there are, the rest instead of what there is. */
export function withPart(
  document: Document,
  { steps = [], parameters, variables, files, ...rest }: DocumentPart,
): Document {
  const beside = { parameters, variables, files };
  const joined = Object.entries(beside).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, { ...(document[key] as Document | undefined), ...value }] as const],
  );
  return {
    ...document,
    ...rest,
    ...Object.fromEntries(joined),
    mainSteps: [...steps, ...(document['mainSteps'] as readonly unknown[])],
  };
}
