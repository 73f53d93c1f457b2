import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { dashboardPicture } from './dashboard/picture/dashboard-picture';
import { type DashboardSample } from './dashboard/sample';
import { DASHBOARD_RULES } from './dashboard/style';
import { type Report } from './report';
import { alarmsSection } from './sections/alarms';
import { changesSection } from './sections/changes';
import { costSection, sizingSection } from './sections/cost';
import { dashboardSection } from './sections/dashboard';
import { healthSection } from './health/health-section';
import { addressesSection, feedsSection, flowsSection } from './sections/network';
import { logsSection } from './sections/logs';
import { nightSection } from './sections/night';
import { type Section, section } from './sections/section';
import { unbroken } from './sections/unbroken';
import { wellArchitectedSection } from './sections/well-architected';
import { PICTURE_COLOURS, STYLE } from './style';
import { layoutTopology } from './topology/layout';
import { topologyPicture } from './topology/picture';

/**
 * The dashboard as a picture that stands alone, for whoever looks at it where no page is opened.
 * @throws UndrawableDashboard for what is not drawn, with its place
 */
export function dashboardFile(dashboard: DashboardSample): string {
  return `${renderToString(dashboardPicture(dashboard, `${PICTURE_COLOURS}\n${DASHBOARD_RULES}`))}\n`;
}

/**
 * The page of a report: one file of HTML that needs nothing else, asks nobody for anything and runs no script. Everything that a file or a template
 * says is text in it, whatever it holds.
 */
export async function reportPage(report: Report): Promise<string> {
  const { environment, account, region, purpose, madeAt, topology } = report;
  const picture = topologyPicture(
    await layoutTopology(topology),
    `${environment}: what stands where, and what leads where`,
  );
  const sections: Section[] = [
    {
      id: 'topology',
      title: 'What stands where',
      body: [h('div', { class: 'scrolls', tabIndex: 0, role: 'region', 'aria-label': 'The picture' }, picture)],
    },
    healthSection(report),
    changesSection(report),
    addressesSection(report),
    feedsSection(report),
    flowsSection(report),
    alarmsSection(report),
    dashboardSection(report),
    logsSection(report),
    nightSection(report),
    costSection(report),
    sizingSection(report),
    wellArchitectedSection(),
  ];
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      // A page that is opened anywhere loads nothing, even where a text in it were more than text.
      h('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
      h('title', null, `NSS on AWS: ${environment}`),
      h('style', { dangerouslySetInnerHTML: { __html: STYLE } }),
    ),
    h(
      'body',
      null,
      h('a', { class: 'skip', href: '#content' }, 'Skip to the content'),
      h(
        'header',
        null,
        h('h1', null, `NSS on AWS: ${environment}`),
        h('p', null, unbroken(`Account ${account}, ${region}, ${purpose}. Made at ${madeAt}.`)),
        h(
          'nav',
          { 'aria-label': 'Contents' },
          h('ul', null, ...sections.map(({ id, title }) => h('li', null, h('a', { href: `#${id}` }, title)))),
        ),
      ),
      h('main', { id: 'content' }, ...sections.map(section)),
    ),
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}
