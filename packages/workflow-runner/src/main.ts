#!/usr/bin/env node
import { runCommand } from '@nss/command-line';
import { workflowRunner } from './command/wanted';

process.exitCode = await runCommand(workflowRunner, process.argv.slice(2));
