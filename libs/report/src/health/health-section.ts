import { type ComponentChild, h } from 'preact';
import { type Report } from '../report';
import { commandBlock } from '../sections/command-block';
import { dataTable } from '../sections/data-table';
import { type Section } from '../sections/section';
import { type HealthCheck, type ReadBack } from './health';
import { joinedPulses } from './joined-pulses';
import { pulsePicture } from './pulse-picture';

/** What was read back, and what health checks saw, with the pulses over time; without any, how to look. */
export function healthSection({ health, environment }: Report): Section {
  const { readBack, checks = [] } = health ?? {};
  return {
    id: 'health',
    title: 'Health',
    body: [
      ...(readBack ? readBackTables(readBack) : [h('p', null, 'No read-back is known.')]),
      ...(checks.length > 0
        ? checkTables(checks)
        : [
            h('p', null, 'No health check is known. One is made, and drawn, by:'),
            commandBlock(
              `npm run -s runbook -- start nss-health-check --environment ${environment} --json > health.json`,
            ),
            commandBlock(`npm run -s report -- ${environment} --history health.json`),
          ]),
    ],
  };
}

function readBackTables({ at, digest, areas, differences }: ReadBack): ComponentChild[] {
  const differing = areas.reduce((sum, { differs }) => sum + differs, 0);
  const planned = areas.reduce((sum, area) => sum + area.planned, 0);
  return [
    h(
      'p',
      null,
      `Read back at ${at}, after the assembly ${digest.slice(0, 12)} was deployed: ${planned - differing} of ${planned} as planned.`,
    ),
    dataTable(
      'What exists',
      ['what', 'planned', 'as planned', 'differs'],
      areas.map((area) => [area.area, String(area.planned), String(area.planned - area.differs), String(area.differs)]),
    ),
    ...(differences.length > 0
      ? [
          dataTable(
            'What differs',
            ['what', 'which', 'planned', 'found'],
            differences.map(({ area, what, planned: wanted, found }) => [area, what, wanted, found]),
          ),
        ]
      : []),
  ];
}

function checkTables(checks: readonly HealthCheck[]): ComponentChild[] {
  const newestFirst = [...checks].reverse();
  const lines = newestFirst[0]!.lines ?? [];
  const pulses = joinedPulses(checks);
  const known =
    checks.length === 1
      ? `One health check is known, of ${checks[0]!.at}: what it saw of each pulse, up to an hour and a half back.`
      : `What ${checks.length} health checks saw of each pulse. Between them nobody looked, where the line is broken.`;
  return [
    dataTable(
      'Health checks, the newest first',
      ['ended', 'status', 'in words'],
      newestFirst.map(({ at, status, summary }) => [at, status, summary]),
    ),
    ...(lines.length > 0
      ? [
          dataTable(
            'What the newest saw, the worst first',
            ['verdict', 'check', 'of', 'figure', 'threshold', 'what to do'],
            lines.map(({ verdict, check, subject, figure, threshold, action }) => [
              verdict,
              check,
              subject,
              figure,
              threshold,
              action,
            ]),
          ),
        ]
      : []),
    ...(pulses.length > 0 ? [h('p', null, `${known} The broken line: fewer bytes in a minute are silence.`)] : []),
    ...pulses.map((pulse, index) =>
      h('figure', null, h('figcaption', null, `${pulse.label}, bytes a minute`), pulsePicture(pulse, index)),
    ),
  ];
}
