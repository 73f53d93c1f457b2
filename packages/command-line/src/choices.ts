import { type AnyCommand, type ArgumentSpec, type OptionSpec } from './command';

/** What values arguments and options have, by what describes those. */
export type KnownChoices = ReadonlyMap<ArgumentSpec | OptionSpec, readonly string[]>;

/** Which command is called by the words in front. */
export function called(spec: AnyCommand, argv: readonly string[]): AnyCommand {
  if (!('commands' in spec)) return spec;
  const inner = spec.commands[argv[0] ?? ''];
  return inner ? called(inner, argv.slice(1)) : (spec.commands[spec.standard ?? ''] ?? spec);
}

/** The values there are for one command: those of the others are not asked for, which may take time. */
export async function choicesOf(spec: AnyCommand): Promise<KnownChoices> {
  if ('commands' in spec) return new Map();
  const described: (ArgumentSpec | OptionSpec)[] = [
    ...(spec.arguments ?? []),
    ...Object.values((spec.options ?? {}) as Readonly<Record<string, OptionSpec>>),
  ];
  const known = new Map<ArgumentSpec | OptionSpec, readonly string[]>();
  for (const each of described) if (each.choices) known.set(each, await each.choices());
  return known;
}
