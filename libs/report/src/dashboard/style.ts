/** Colours of the lines of a graph: each has a contrast of 3 and more to its ground. https://www.w3.org/TR/WCAG22/#non-text-contrast */
const LINES = {
  light: ['#0550ae', '#bc4c00', '#116329', '#8250df', '#a40e26', '#1b7c83'],
  dark: ['#79b8ff', '#ffa657', '#7ee787', '#d2a8ff', '#ff9492', '#76e3ea'],
} as const;
/** How lines are broken, so that they are told apart without colour. */
const DASHES = ['none', '8 3', '2 2', '10 3 2 3', '5 2', '1 3'];

/** The colours of the lines as variables. */
export function lineColours(scheme: keyof typeof LINES): Readonly<Record<string, string>> {
  return Object.fromEntries(LINES[scheme].map((colour, index) => [`c${index}`, colour]));
}

/** How a dashboard is drawn, by the variables of its colours. */
export const DASHBOARD_RULES = `
.dashboard{width:100%;min-width:72rem;height:auto;font:11px system-ui,sans-serif}
.dashboard text{fill:var(--text)}.dashboard .faint,.dashboard .level-label{fill:var(--faint)}
.dashboard .level-label{paint-order:stroke;stroke:var(--panel);stroke-width:3}
.dashboard .title{font-size:14px;font-weight:600}.dashboard .prose{font-size:13px}
.dashboard .strong{font-weight:700}.dashboard .code{font-family:monospace}.dashboard .link{text-decoration:underline}
.dashboard .widget>rect{fill:var(--panel);stroke:var(--line)}
.dashboard .grid{stroke:var(--line);stroke-width:.5}
.dashboard .level{stroke:var(--text);stroke-width:1.5;stroke-dasharray:3 3}
.dashboard .line{fill:none;stroke-width:1.8}
${LINES.light.map((_, index) => `.dashboard .c${index}{stroke:var(--c${index})}`).join('')}
${DASHES.map((dash, index) => `.dashboard .d${index}{stroke-dasharray:${dash}}`).join('')}
.dashboard .sign{fill:none;stroke:var(--faint);stroke-width:1.8}
.dashboard .ok .sign{stroke:var(--c2)}.dashboard .insufficient-data .sign{stroke-dasharray:2 2}
.dashboard .alarm text{font-size:10px}
.dashboard .alarm.on .sign{fill:var(--c4);stroke:var(--c4)}.dashboard .alarm.on text{font-weight:700}
`.trim();
