(async () => {
  "use strict";
  const root = document.documentElement;
  const frames = [...document.querySelectorAll("[data-chart]")];
  root.classList.add("scripted");

  const unpacked = (id) => {
    const text = atob(document.getElementById(id).textContent.trim());
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
  };

  const run = (code) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    script.onload = () => { URL.revokeObjectURL(script.src); done(); };
    script.onerror = failed;
    document.head.append(script);
  });

  // A colour in a drawing is the name of one of the stylesheet's properties; the drawing itself is left as it is.
  const coloured = (value, palette) => {
    if (typeof value === "string" && value.startsWith("var(--")) {
      return palette.getPropertyValue(value.slice(4, -1)).trim();
    }
    if (Array.isArray(value)) {
      return value.length && typeof value[0] === "number" ? value : value.map((item) => coloured(item, palette));
    }
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, coloured(item, palette)]));
    }
    return value;
  };

  const touch = matchMedia("(pointer: coarse)").matches;
  const still = { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: "reset" };

  const draw = (frame, drawing) => {
    const { data, layout } = coloured(drawing, getComputedStyle(root));
    if (touch) layout.dragmode = false;
    layout.width = frame.clientWidth;
    if (frame.clientWidth < 480 && layout.xaxis.type === "date") layout.xaxis.nticks = 4;
    return window.Plotly.react(frame, data, layout, still);
  };

  try {
    const [code, figures] = await Promise.all([
      unpacked("packed-plotly").blob(),
      unpacked("packed-figures").json(),
    ]);
    await run(code);
    const all = () => frames.map((frame) => draw(frame, figures[frame.dataset.chart]));
    for (const frame of frames) {
      frame.replaceChildren();
      await draw(frame, figures[frame.dataset.chart]);
      await new Promise((next) => setTimeout(next));
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
    let width = root.clientWidth;
    addEventListener("resize", () => { if (root.clientWidth !== width) { width = root.clientWidth; all(); } });
    addEventListener("beforeprint", () => { root.dataset.theme = "light"; root.classList.add("paper"); all(); });
    addEventListener("afterprint", () => { delete root.dataset.theme; root.classList.remove("paper"); all(); });
    root.dataset.charts = "drawn";
  } catch (problem) {
    root.classList.remove("scripted");
    root.dataset.charts = "failed";
    console.error(problem);
  }
})();
