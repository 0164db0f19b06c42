// What a page does when it is opened. The parts before this one are joined with it into a single script.

const frames = [...document.querySelectorAll("[data-chart]")];
let shownRange = null;

const drawAll = (figures) => {
  const range = onThePaper() ? null : shownRange;
  return Promise.all(frames.map((frame) => draw(frame, figures[frame.dataset.chart], range)));
};

// What the reader sees is drawn at once, the rest a chart at a time when the browser has nothing else to do, so that
// the page scrolls and answers meanwhile.
const SCREENS_AT_ONCE = 2;
const isNear = (frame) => frame.getBoundingClientRect().top < SCREENS_AT_ONCE * innerHeight;
const whenIdle = () => new Promise((next) => { (window.requestIdleCallback ?? setTimeout)(() => next()); });

const drawFirst = async (figures) => {
  const drawOne = (frame) => {
    frame.replaceChildren();
    draw(frame, figures[frame.dataset.chart], null);
  };
  const near = frames.filter(isNear);
  near.forEach(drawOne);
  performance.mark("charts in view");
  for (const frame of frames.filter((each) => !near.includes(each))) {
    await whenIdle();
    drawOne(frame);
  }
  performance.mark("charts drawn");
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
