// What a page does when it is opened. The parts before this one are joined with it into a single script.

const frames = [...document.querySelectorAll("[data-chart]")];
let shownRange = null;

const drawAll = (figures) => {
  const range = root.classList.contains("paper") ? null : shownRange;
  return Promise.all(frames.map((frame) => draw(frame, figures[frame.dataset.chart], range)));
};

// The first charts are shown as soon as they are drawn; painting after each of many would take longer than drawing.
const PAINT_EVERY_MS = 200;

const drawFirst = async (figures) => {
  let painted = performance.now();
  for (const frame of frames) {
    frame.replaceChildren();
    draw(frame, figures[frame.dataset.chart], null);
    if (performance.now() - painted < PAINT_EVERY_MS) continue;
    await new Promise((next) => { setTimeout(next); });
    painted = performance.now();
  }
};

const linkAll = (figures) => {
  const overTime = frames.filter((frame) => isOverTime(figures[frame.dataset.chart]));
  linkMoments(overTime);
  const box = document.querySelector("[data-stretch]");
  if (!box) return;
  chooseStretch(box, figures.windows, overTime, (range) => {
    shownRange = range;
    overTime.forEach((frame) => draw(frame, figures[frame.dataset.chart], range));
  });
};

const open = async () => {
  const [code, figures] = await Promise.all([
    carried("packed-plotly") ? unpacked(carried("packed-plotly")).text() : "",
    drawingsOf(carried("packed-figures")),
  ]);
  if (code) run(code);
  await drawFirst(figures);
  linkAll(figures);
  onScreen(() => drawAll(figures));
  onPaper(() => drawAll(figures));
};

root.classList.add("scripted");
document.querySelectorAll("[data-what-if]").forEach(whatIf);
open().then(
  () => { root.dataset.charts = "drawn"; },
  (problem) => {
    root.classList.remove("scripted");
    root.dataset.charts = "failed";
    console.error(problem);
  },
);
