import { DASHBOARD_RULES, lineColours } from './dashboard/style';

/** Colours by name, light and dark; each pair of text and ground has a contrast of 4.5 and more: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const COLOURS = {
  light: {
    ground: '#ffffff',
    text: '#1b1f24',
    faint: '#57606a',
    line: '#8c959f',
    panel: '#f3f5f7',
    link: '#0550ae',
    way: '#1b1f24',
    ...lineColours('light'),
  },
  dark: {
    ground: '#0d1117',
    text: '#e6edf3',
    faint: '#9da7b1',
    line: '#6e7681',
    panel: '#161b22',
    link: '#79b8ff',
    way: '#e6edf3',
    ...lineColours('dark'),
  },
} as const;

const variables = (colours: Readonly<Record<string, string>>) =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** The variables of a picture that stands alone, light and dark. */
export const PICTURE_COLOURS = `
svg{color-scheme:light dark;background:var(--ground);${variables(COLOURS.light)}}
@media (prefers-color-scheme:dark){svg{${variables(COLOURS.dark)}}}
`.trim();

/** The page's style. Kinds differ by the form of their border, not by colour: they are told apart in grey and on paper. */
export const STYLE = `
:root{color-scheme:light dark;${variables(COLOURS.light)}}
@media (prefers-color-scheme:dark){:root{${variables(COLOURS.dark)}}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:110rem;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
a{color:var(--link)}
.skip{position:absolute;left:-100rem}.skip:focus{left:1rem}
p{max-width:52rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.scrolls{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin-bottom:1rem}
caption{text-align:left;color:var(--faint);padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--line)}
thead th{background:var(--panel)}tbody th{font-weight:600}
code{background:var(--panel);padding:.1rem .3rem}
.topology{width:100%;min-width:calc(var(--full-width)*.62);height:auto;font:12px system-ui,sans-serif}
.topology text{fill:var(--text)}.topology text.detail,.topology .way-label{fill:var(--faint);font-size:11px}
.topology rect{fill:var(--panel);stroke:var(--line);stroke-width:1.5}
.topology .group rect{fill:none;stroke-dasharray:2 3}
.topology .server rect{stroke:var(--text);stroke-width:2.5}
.topology .standby rect{stroke:var(--text);stroke-dasharray:6 3}
.topology .outside rect{rx:18}
.topology .link rect{rx:0;stroke-dasharray:1 2}
.name{white-space:nowrap}
pre{margin:0 0 1rem;padding:.5rem .75rem;background:var(--panel)}pre code{padding:0;white-space:pre}
code.file{display:block;width:fit-content;white-space:nowrap;font-size:.8rem}
${DASHBOARD_RULES}
figure{margin:0 0 1rem}.pulse{width:100%;max-width:40rem;height:auto;display:block;font:11px system-ui,sans-serif}
.pulse text{fill:var(--faint)}.pulse .grid{stroke:var(--line);stroke-width:.5}
.pulse .level{stroke:var(--text);stroke-width:1.5;stroke-dasharray:3 3}.pulse .line{fill:none;stroke:var(--c0);stroke-width:1.8}
.topology .way{fill:none;stroke:var(--way);stroke-width:1.2}.topology .way.backup{stroke-dasharray:5 4}
@media (max-width:60rem){.topology{min-width:calc(var(--full-width)*.85)}}
@media print{:root{${variables(COLOURS.light)}}nav,.skip{display:none}section{break-inside:avoid-page}.scrolls{overflow:visible}.topology,.dashboard{min-width:0!important}pre code{white-space:pre-wrap}code.file{white-space:normal;overflow-wrap:anywhere}thead{display:table-header-group}tr{break-inside:avoid}}
`.trim();
