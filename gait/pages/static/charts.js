// The charts: plotly's script run, colours put in, drawn for the screen and for paper.

const root = document.documentElement;
const touch = matchMedia("(pointer: coarse)").matches;
const still = { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false, showTips: false };

// As an element's own text and not as an address, so that the page's policy can name the script by its digest.
const run = (code) => {
  const script = document.createElement("script");
  script.textContent = code;
  document.head.append(script);
  script.remove();
};

// A colour in a drawing is the name of one of the stylesheet's properties; the drawing itself is left as it is.
const coloured = (value, palette) => {
  if (typeof value === "string" && value.startsWith("var(--")) {
    return palette.getPropertyValue(value.slice(4, -1)).trim();
  }
  if (Array.isArray(value)) {
    const plain = value.every((item) => item === null || typeof item === "number");
    return plain ? value : value.map((item) => coloured(item, palette));
  }
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, coloured(item, palette)]));
  }
  return value;
};

const onThePaper = () => root.classList.contains("paper");

// Two charts and what is said of them go on a sheet; the stylesheet keeps as much room for them.
const PAPER_HEIGHT = 0.72;

const isOverTime = (drawing) => drawing.layout.meta === "time";

// `range` is the stretch that charts over time show, in the axis' own milliseconds; without it they show the run.
const draw = (frame, drawing, range) => {
  const { data, layout } = coloured(drawing, getComputedStyle(root));
  if (touch) layout.dragmode = false;
  if (isOverTime(drawing)) layout.xaxis.range = [...(range ?? layout.xaxis.range)]; // plotly writes into it
  layout.width = frame.clientWidth;
  if (onThePaper()) layout.height *= PAPER_HEIGHT;
  if (frame.clientWidth < 480 && layout.xaxis.type === "date") layout.xaxis.nticks = 4;
  return window.Plotly.react(frame, data, layout, still);
};

// Paper is light and shows the whole run; print preview and the browser's own printing each tell of it in one way.
const onPaper = (redraw) => {
  const begin = () => {
    if (onThePaper()) return;
    root.dataset.theme = "light";
    root.classList.add("paper");
    redraw();
  };
  const end = () => {
    if (!onThePaper()) return;
    delete root.dataset.theme;
    root.classList.remove("paper");
    redraw();
  };
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
  const print = matchMedia("print");
  print.addEventListener("change", () => (print.matches ? begin() : end()));
  if (print.matches) begin();
};

const onScreen = (redraw) => {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  let width = root.clientWidth;
  addEventListener("resize", () => {
    if (root.clientWidth === width) return;
    width = root.clientWidth;
    redraw();
  });
};
