import { Argument, Command, Option } from 'commander';
import { type AnyCommand, type LeafCommand, type OptionSpec, type RootCommand } from './command';
import { type Streams } from './streams';

const JSON_OPTION: OptionSpec = { description: 'as JSON, for programs' };

/** How a program tells what became of it. */
export interface Outcome {
  /** @default - nothing ran */
  code?: number;
}

/**
 * The program of a command line, in commander's terms.
 * @param withChoices whether help or completion is asked for, which show what values there are
 */
export function programOf(root: RootCommand, streams: Streams, outcome: Outcome, withChoices: boolean): Command {
  const program = described(new Command(root.invocation), root);
  program.exitOverride().configureOutput({
    writeOut: (text) => streams.out(text.replace(/\n$/, '')),
    writeErr: (text) => streams.error(text.replace(/\n$/, '')),
    getOutHelpWidth: () => streams.columns ?? 80,
    getErrHelpWidth: () => streams.columns ?? 80,
  });
  program.showHelpAfterError(`how it is used: ${root.invocation} --help`);
  fill(program, root, streams, outcome, withChoices);
  return program;
}

function described(program: Command, { summary, description, examples }: AnyCommand): Command {
  return program
    .summary(summary)
    .description(description ?? `${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
    .helpOption('-h, --help', 'show this')
    .addHelpText('after', `\nExamples:\n${examples.map((line) => `  ${line}`).join('\n')}`);
}

function fill(program: Command, spec: AnyCommand, streams: Streams, outcome: Outcome, withChoices: boolean): void {
  if ('commands' in spec) {
    program.helpCommand(false);
    for (const [name, each] of Object.entries(spec.commands)) {
      const inner = described(program.command(name, { isDefault: name === spec.standard }), each);
      fill(inner, each, streams, outcome, withChoices);
    }
    return;
  }
  const optionSpecs: Readonly<Record<string, OptionSpec>> = {
    ...spec.options,
    ...(spec.json ? { json: JSON_OPTION } : {}),
  };
  for (const { name, description, optional, variadic, choices } of spec.arguments ?? []) {
    const argument = new Argument(
      `${optional ? '[' : '<'}${name}${variadic ? '...' : ''}${optional ? ']' : '>'}`,
      description,
    );
    if (withChoices && choices) argument.argChoices = [...choices()];
    program.addArgument(argument);
  }
  for (const [name, option] of Object.entries(optionSpecs)) program.addOption(optionOf(name, option, withChoices));
  program.action(async (...args: unknown[]) => {
    outcome.code = await run(spec, streams, args.slice(0, -2).flat().filter(isText), program.opts(), optionSpecs);
  });
}

const isText = (value: unknown): value is string => typeof value === 'string';

function optionOf(
  name: string,
  { value, short, description, multiple, required, default: standard, choices }: OptionSpec,
  withChoices: boolean,
): Option {
  const option = new Option(
    `${short ? `-${short}, ` : ''}--${name}${value === undefined ? '' : ` <${value}>`}`,
    description,
  );
  if (withChoices && choices) option.argChoices = [...choices()];
  if (multiple) option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), text]);
  if (standard !== undefined) option.default(standard);
  return option.makeOptionMandatory(required ?? false);
}

/** Calls a command with what commander has read; it names options in camel case, we by the names that are typed. */
function run(
  spec: LeafCommand,
  streams: Streams,
  given: readonly string[],
  read: Readonly<Record<string, unknown>>,
  optionSpecs: Readonly<Record<string, OptionSpec>>,
): number | Promise<number> {
  const options = Object.fromEntries(
    Object.entries(optionSpecs).map(([name, { value, multiple }]) => {
      const found = read[new Option(`--${name}`).attributeName()];
      return [name, found ?? (value === undefined ? false : multiple ? [] : undefined)];
    }),
  );
  return spec.run({ ...streams, arguments: given, options: options as never, json: options['json'] === true });
}
