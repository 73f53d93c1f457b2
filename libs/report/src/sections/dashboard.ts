import { h } from 'preact';
import { dashboardPicture } from '../dashboard/picture/dashboard-picture';
import { type Report } from '../report';
import { type Section } from './section';

/** The dashboard that is deployed, as CloudWatch would show it. */
export function dashboardSection({ dashboard }: Report): Section {
  const { name, samples } = dashboard;
  const silent = samples.silent
    ? ` For ${samples.silent.minutes} minutes one feed has been silent; what is in alarm follows from the definitions of the alarms.`
    : '';
  return {
    id: 'dashboard',
    title: 'The dashboard',
    body: [
      h(
        'p',
        null,
        'Every widget of ',
        h('span', { class: 'name' }, name),
        `, drawn from its own metrics and expressions with sample metrics: nothing of it was measured.${silent}`,
      ),
      h(
        'div',
        { class: 'scrolls', tabIndex: 0, role: 'region', 'aria-label': 'The dashboard, with sample metrics' },
        dashboardPicture(dashboard),
      ),
    ],
  };
}
