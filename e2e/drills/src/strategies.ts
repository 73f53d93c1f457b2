import { operationsPage, type Page, plainText, sectionOf } from './advice/page';
import { silentSides } from './advice/side';
import { type Moment, type Strategy } from './night';

/** Minutes from a mail until somebody is at a terminal, and between two looks while it lasts. */
const [REACTION, LOOK_AGAIN] = [10, 10];
/** Minutes in which a standby has to prove itself before the runbook goes back. */
const PROOF = 20;

/** Logs whose feeds the alarms are about; of alarms that name none, all of them. */
function logsOf({ mails, simulation }: Moment): string[] {
  const logs = [...simulation.active.keys()];
  const named = logs.filter((log) => mails.some(({ alarmName }) => alarmName.includes(`-${log}-`)));
  return named.length > 0 ? named : logs;
}

/** Whether somebody who was mailed is there for the first time. */
const isThere = ({ mails: [first], minute }: Moment) => first !== undefined && minute === first.minute + REACTION;

/** Stops the active server of a pair, and starts its standby when that is stopped, as the runbook does. */
function failOver({ simulation, tell }: Moment, log: string): void {
  const { active, standby } = simulation.pair(log);
  if (!standby) return tell('action', `${log}: there is no standby to fail over to`);
  standby.start(simulation.minute, active.stop(simulation.minute));
  simulation.active.set(log, standby.name);
  tell('action', `nss-failover: ${active.name} is stopped, ${standby.name} is started`);
}

function restart({ simulation, tell }: Moment, log: string): void {
  const { active } = simulation.pair(log);
  active.restart(simulation.minute);
  tell('action', `nss-restart: ${active.name} is rebooted`);
}

/** Waits for whatever happens. */
export const nothing: Strategy = () => undefined;

/** Reboots the servers that a mail is about, whatever the cause. */
const restartAtOnce: Strategy = (moment) => {
  if (isThere(moment)) for (const log of logsOf(moment)) restart(moment, log);
};

/** Fails over what a mail is about, whatever the cause; the runbook goes back where the standby does not prove itself. */
const failOverAtOnce: Strategy = (moment) => {
  const [first] = moment.mails;
  if (isThere(moment)) for (const log of logsOf(moment)) failOver(moment, log);
  if (first === undefined || moment.minute !== first.minute + REACTION + PROOF) return;
  for (const log of logsOf(moment)) {
    const { active, standby } = moment.simulation.pair(log);
    const isProven = active.feeds.every((feed) => active.isServing && active.waiting(feed).length === 0);
    if (standby && !isProven) failOver(moment, log);
  }
};

/** Fails over, or, where there is no standby, restarts what runs and starts what is stopped. */
function bringBack(moment: Moment, log: string, { startsStopped }: Page): void {
  const { simulation, tell } = moment;
  const { active, standby } = simulation.pair(log);
  if (standby) return failOver(moment, log);
  if (active.state !== 'stopped') return restart(moment, log);
  if (!startsStopped) return;
  active.start(simulation.minute);
  tell('action', `${active.name} is started`);
}

/** Does what the page says that the mails name, and nothing else. */
export function asThePageSays(page: Page = operationsPage()): Strategy {
  const done = new Set<string>();
  const isNew = (what: string) => !done.has(what) && done.add(what);
  /** Minutes until which a runbook is at work on a log: it looks for itself, and nobody looks meanwhile. */
  const busyUntil = new Map<string, number>();
  return (moment) => {
    const { mails, minute, simulation, drill, tell } = moment;
    const [first] = mails;
    const isLook = first && minute >= first.minute + REACTION && (minute - first.minute - REACTION) % LOOK_AGAIN === 0;
    const sections = [...new Set(mails.filter(({ state }) => state === 'ALARM').map(({ text }) => sectionOf(text)))];
    const asking = sections.find(page.asksForSide);
    if (!isLook || asking === undefined || moment.on.length === 0) return;
    for (const { server, side, evidence } of silentSides(moment)) {
      const { log } = simulation.server(server);
      if (side === 'none' || minute < (busyUntil.get(log) ?? 0)) continue;
      const says = `${server}: ${side} (${evidence}): ${plainText(page.todo(side))}`;
      if (isNew(says)) tell('page', `#${asking}: ${says}`);
      const isUnanswered = side === 'Zscaler' && simulation.server(server).state === 'hung';
      if (isUnanswered && isNew(`unanswered ${server}`)) tell('page', `#hubs-silent: ${server} does not answer`);
      if ((page.failsOver(side) || (isUnanswered && page.failsOverUnanswered)) && isNew(`for ${log}`)) {
        bringBack(moment, log, page);
        busyUntil.set(log, minute + PROOF);
      }
      if (drill.fixes?.side === side && isNew('fixed')) tell('action', drill.fixes.fix(simulation));
    }
  };
}

/** All of them, by what they are called in the table of lost minutes. */
export const STRATEGIES: Readonly<Record<string, () => Strategy>> = {
  nothing: () => nothing,
  "the page's advice": () => asThePageSays(),
  'restart at once': () => restartAtOnce,
  'fail over at once': () => failOverAtOnce,
};
