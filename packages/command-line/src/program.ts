import { Argument, Command, Option } from 'commander';
import { type AnyCommand, type LeafCommand, type OptionSpec, type RootCommand } from './command';
import { type KnownChoices } from './choices';
import { type Called } from './called';
import { type Streams } from './streams';

const JSON_OPTION: OptionSpec = { description: 'as JSON, for programs' };

/** How a program tells what became of it. */
export interface Outcome {
  /** @default - nothing ran */
  code?: number;
  /** Whether words are completed: what is required may be missing still. @default false */
  readonly completes?: boolean;
}

/**
 * The program of a command line, in commander's terms.
 * @param known what values there are, for help and completion
 */
export function programOf(
  root: RootCommand,
  streams: Streams,
  called: Called,
  outcome: Outcome,
  known: KnownChoices,
): Command {
  const program = described(new Command(root.invocation), root);
  program.exitOverride().configureOutput({
    writeOut: (text) => streams.out(text.replace(/\n$/, '')),
    writeErr: (text) => streams.error(text.replace(/\n$/, '')),
    // Whoever calls tells it, as all that goes wrong.
    outputError: () => undefined,
    getOutHelpWidth: () => streams.columns ?? 80,
    getErrHelpWidth: () => streams.columns ?? 80,
  });
  fill(program, root, called, outcome, known);
  return program;
}

function described(program: Command, { summary, description, examples }: AnyCommand): Command {
  return program
    .summary(summary)
    .description(description ?? `${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
    .helpOption('-h, --help', 'show this')
    .addHelpText('after', `\nExamples:\n${examples.map((line) => `  ${line}`).join('\n')}`);
}

function fill(program: Command, spec: AnyCommand, called: Called, outcome: Outcome, known: KnownChoices): void {
  if ('commands' in spec) {
    program.helpCommand(false);
    for (const [name, each] of Object.entries(spec.commands)) {
      const inner = described(program.command(name, { isDefault: name === spec.standard }), each);
      fill(inner, each, called, outcome, known);
    }
    return;
  }
  const optionSpecs: Readonly<Record<string, OptionSpec>> = {
    ...spec.options,
    ...(spec.json === true ? { json: JSON_OPTION } : {}),
  };
  for (const each of spec.arguments ?? []) {
    const { name, description, optional, variadic } = each;
    const argument = new Argument(
      `${optional ? '[' : '<'}${name}${variadic ? '...' : ''}${optional ? ']' : '>'}`,
      description,
    );
    if (known.has(each)) argument.argChoices = [...(known.get(each) ?? [])];
    program.addArgument(argument);
  }
  for (const [name, option] of Object.entries(optionSpecs))
    program.addOption(optionOf(name, option, known, outcome.completes));
  program.action(async (...args: unknown[]) => {
    outcome.code = await run(spec, called, args.slice(0, -2).flat().filter(isText), program.opts());
  });
}

const isText = (value: unknown): value is string => typeof value === 'string';

function optionOf(name: string, spec: OptionSpec, known: KnownChoices, completes = false): Option {
  const { value, short, description, multiple, required, default: standard } = spec;
  const option = new Option(
    `${short ? `-${short}, ` : ''}--${name}${value === undefined ? '' : ` <${value}>`}`,
    description,
  );
  if (known.has(spec)) option.argChoices = [...(known.get(spec) ?? [])];
  if (multiple) option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), text]);
  if (standard !== undefined) option.default(standard);
  return option.makeOptionMandatory(required === true && !completes);
}

/** Calls a command with what commander has read; it names options in camel case, we by the names that are typed. */
function run(
  spec: LeafCommand,
  called: Called,
  given: readonly string[],
  read: Readonly<Record<string, unknown>>,
): number | Promise<number> {
  const options = Object.fromEntries(
    Object.entries((spec.options ?? {}) as Readonly<Record<string, OptionSpec>>).map(([name, { value, multiple }]) => {
      const found = read[new Option(`--${name}`).attributeName()];
      return [name, found ?? (value === undefined ? false : multiple ? [] : undefined)];
    }),
  );
  return spec.run({ ...called, arguments: given, options: options as never });
}
