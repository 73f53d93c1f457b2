/**
 * Asks a page for texts of its pictures that cover another one of the same box, and for those that leave their box: the frame of a widget, or what a text
 * of the topology stands in. It is measured, not compared with a picture, so that it holds whatever fonts a machine has.
 */
export const textFaults = `(() => {
  const faults = [];
  const within = (inner, outer) =>
    inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  const covers = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
  for (const svg of document.querySelectorAll('svg')) {
    const whole = svg.getBoundingClientRect();
    const boxed = [...svg.querySelectorAll('text')].map((text) => ({
      words: text.textContent,
      at: text.getBoundingClientRect(),
      box: text.closest('.widget, .node')?.querySelector('rect') ?? svg,
    }));
    for (const [index, { words, at, box }] of boxed.entries()) {
      if (!within(at, box.getBoundingClientRect())) faults.push(words + ' leaves its box');
      if (!within(at, whole)) faults.push(words + ' leaves its picture');
      for (const other of boxed.slice(index + 1)) if (covers(at, other.at)) faults.push(words + ' covers ' + other.words);
    }
    for (const group of svg.querySelectorAll('.node')) {
      if (!within(group.getBoundingClientRect(), whole)) faults.push(group.textContent + ' leaves its picture');
    }
  }
  return faults;
})()`;
