import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { EOL } from 'node:os';

/** What an action is told and tells through the runner (docs.github.com, workflow commands). */
function variable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** An input of the action, trimmed; empty when it is not given. @throws Error when a required one is missing */
export function input(name: string, options: { required?: boolean } = {}): string {
  const value = (process.env[variable(name)] ?? '').trim();
  if (options.required && value === '') throw new Error(`Input required and not supplied: ${name}`);
  return value;
}

/** A yes or no. @throws Error for anything else, as the real actions do */
export function booleanInput(name: string): boolean {
  const value = input(name);
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value) || value === '') return false;
  throw new Error(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}`);
}

/** The lines of an input that holds several. */
export function lines(name: string): string[] {
  return input(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function appendTo(file: string, name: string, value: string): void {
  const delimiter = `ghadelimiter_${randomUUID()}`;
  appendFileSync(process.env[file]!, `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`);
}

/** Sets an output of the step. */
export function setOutput(name: string, value: string): void {
  appendTo('GITHUB_OUTPUT', name, value);
}

/** Sets a variable for the steps that follow. */
export function exportVariable(name: string, value: string): void {
  appendTo('GITHUB_ENV', name, value);
}

/** Keeps something for the action's own step at the end of the job. */
export function saveState(name: string, value: string): void {
  appendTo('GITHUB_STATE', name, value);
}

/** What {@link saveState} kept. */
export function state(name: string): string {
  return process.env[`STATE_${name}`] ?? '';
}

/** Hides a value in everything printed from now on. */
export function mask(value: string): void {
  console.log(`::add-mask::${value}`);
}

/** Tells a warning. */
export function warn(message: string): void {
  console.log(`::warning::${message}`);
}

/** Runs an action's work; an error fails the step with its message. */
export async function main(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.log(`::error::${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

/** Where the step's paths begin. */
export function workspace(): string {
  return process.env.GITHUB_WORKSPACE ?? process.cwd();
}
