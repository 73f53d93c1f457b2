import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { python, workspaceRoot } from '@nss/workspace';
import { type Deployed } from '../deployed/deployed';
import { type Moment } from '../night';

/** What the health check says of a server. */
export interface SilentSide {
  /** `web-01` */
  readonly server: string;
  /** `SIEM`, `path`, `server`, …; `none` where nothing is silent. */
  readonly side: string;
  /** `soc does not take web to soc: …` */
  readonly evidence: string;
}

interface Step {
  readonly name: string;
  readonly inputs?: { readonly Handler?: string; readonly Script?: string };
}

/** The step of the deployed health check that tells the sides apart. */
function pulseScript({ resources, system }: Deployed): string {
  const document = Object.values(resources).find(
    ({ Type, Properties }) =>
      Type === 'AWS::SSM::Document' && String(Properties?.['Name']).startsWith(`${system.purpose}-nss-health-check`),
  );
  const { mainSteps = [] } = (document?.Properties?.['Content'] ?? {}) as { mainSteps?: Step[] };
  const found = mainSteps.find(({ inputs }) => inputs?.Handler === 'check_pulse')?.inputs?.Script;
  if (found === undefined) throw new Error('the health check has no step check_pulse');
  return found;
}

/** A line of the health check's table. */
interface Line {
  readonly check: string;
  readonly subject: string;
  readonly figure: string;
}

/** What was said to the same question: nights of one environment begin alike, and its code knows nothing else. */
const known = new Map<string, readonly Line[]>();

/** What the health check says to a question. @throws Error where its code fails */
function said(question: string): readonly Line[] {
  const before = known.get(question);
  if (before) return before;
  const { stdout, stderr, status } = spawnSync(
    python(workspaceRoot()),
    [join(workspaceRoot(), 'e2e/drills/src/advice/ask_health_check.py')],
    { input: question, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the health check failed:\n${stderr}`);
  const lines = JSON.parse(stdout) as Line[];
  known.set(question, lines);
  return lines;
}

/** Asks the deployed health check, by its own code, which side of each server's feeds is silent, with what AWS would answer at this moment. */
export function silentSides({ simulation, store }: Moment): SilentSide[] {
  const { system } = simulation.deployed;
  const now = simulation.minute + 1;
  const state = (name: string) => {
    const found = simulation.server(name).state;
    return found === 'stopped' || found === 'stopping' ? found : 'running';
  };
  const answers = {
    metrics: Object.fromEntries(store.metrics.map((metric) => [metric, store.sums(metric, now, 90)])),
    interfaces: Object.fromEntries(
      system.virtualInterfaces.map(({ id }, index) => [id, simulation.around.sessions[index]]),
    ),
    connections: Object.fromEntries(
      system.vpnConnections.map(({ id }, index) => [id, simulation.around.tunnels[index]]),
    ),
    instances: Object.fromEntries(
      system.servers.map(({ name, instanceId }) => [
        instanceId,
        { state: state(name), isImpaired: simulation.server(name).ill !== 'no' },
      ]),
    ),
    parameters: Object.fromEntries(
      Object.entries(system.activeParameters).map(([log, name]) => [name, simulation.active.get(log)]),
    ),
  };
  const lines = said(
    JSON.stringify({ script: pulseScript(simulation.deployed), answers, system: JSON.stringify(system) }),
  );
  return lines
    .filter(({ check }) => check === 'silent side')
    .map(({ subject, figure }) => {
      const [side = '', ...evidence] = figure.split(': ');
      return { server: subject, side, evidence: evidence.join(': ') };
    });
}
