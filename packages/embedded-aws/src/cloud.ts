#!/usr/bin/env node
import { runCommand } from '@nss/command-line';
import { cloudCommands } from './cloud/cloud-commands';

process.exitCode = await runCommand(cloudCommands(), process.argv.slice(2));
