// One moment in all charts over time: where the pointer is in one, a line stands in the others, with their values.

const isInSight = (frame) => {
  const { top, bottom } = frame.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

const lineIn = (frame) => {
  const line = document.createElement("div");
  line.className = "moment";
  line.hidden = true;
  frame.append(line);
  return line;
};

const linkMoments = (frames) => {
  const lines = new Map(frames.map((frame) => [frame, lineIn(frame)]));

  const mark = (frame, at) => {
    const { xaxis, _size: size } = frame._fullLayout;
    const x = xaxis.l2p(at);
    const line = lines.get(frame);
    line.hidden = x < 0 || x > xaxis._length;
    Object.assign(line.style, { left: `${size.l + x}px`, top: `${size.t}px`, height: `${size.h}px` });
    root.dataset.moment = Math.round(at);
  };

  const show = (from, at) => {
    for (const frame of frames.filter((each) => each !== from)) {
      mark(frame, at);
      if (!lines.get(frame).hidden && isInSight(frame)) window.Plotly.Fx.hover(frame, { xval: at });
    }
  };

  const hide = (from) => {
    delete root.dataset.moment;
    lines.forEach((line) => { line.hidden = true; });
    frames.filter((each) => each !== from && isInSight(each)).forEach((frame) => window.Plotly.Fx.unhover(frame));
  };

  // What is shown by hand tells of itself too; only a pointer's own event may pass on.
  const isPointers = (told) => told.event instanceof Event;
  for (const frame of frames) {
    frame.on("plotly_hover", (told) => { if (isPointers(told)) show(frame, told.xaxes[0].d2l(told.xvals[0])); });
    frame.on("plotly_unhover", (told) => { if (isPointers(told)) hide(frame); });
  }
};
