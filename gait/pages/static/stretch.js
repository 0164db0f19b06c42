// A stretch of the run, chosen by dragging across a chart over time or by its two times: the charts show it alone, and
// a table has its means. The page carries sums over even windows of time, so a stretch begins and ends with a window.

const clock = (seconds) => {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

// "12:30" and "1:02:03" are times; a number alone is minutes.
const secondsOf = (text) => {
  const parts = text.trim().split(":");
  if (parts.length > 3 || !parts.every((part) => /^\d+$/.test(part))) return null;
  const [seconds, minutes, hours] = parts.length > 1 ? parts.reverse().map(Number) : [0, Number(parts[0]), 0];
  return seconds + 60 * minutes + 3600 * (hours || 0);
};

const added = (values, from, to, each = (value) => value) => {
  let sum = 0;
  for (let at = from; at < to; at += 1) if (values[at]) sum += each(values[at], at);
  return sum;
};

const written = ({ pace, factor, digits }, value) => {
  if (!Number.isFinite(value) || (pace && value <= 0)) return "\u2014";
  if (pace) return clock(1 / (value * factor));
  const text = Math.abs(value * factor).toFixed(digits);
  return value < 0 && Number(text) > 0 ? `\u2212${text}` : text;
};

const chooseStretch = (box, windows, frames, tell) => {
  const { width, zero, last, rows, words } = JSON.parse(box.dataset.stretch);
  const count = windows.running.length;
  const [from, to] = box.querySelectorAll("input");
  const said = box.querySelector("[data-said]");
  const whole = [0, count];
  let chosen = whole;
  const isWhole = () => chosen[0] === 0 && chosen[1] === count;
  const timeAt = (window) => Math.min(window * width, last);
  const range = () => (isWhole() ? null : chosen.map((window) => zero + 1000 * timeAt(window)));

  const mean = ({ name }) => {
    const seconds = windows.seconds[name] ?? windows.running;
    const means = windows.means[name];
    const held = added(seconds, ...chosen);
    return held ? added(seconds, ...chosen, (value, at) => value * means[at]) / held : NaN;
  };

  const show = () => {
    [from.value, to.value] = chosen.map((window) => clock(timeAt(window)));
    [from, to].forEach((input) => input.removeAttribute("aria-invalid"));
    for (const row of rows) box.querySelector(`[data-mean="${row.name}"]`).textContent = written(row, mean(row));
    const running = clock(added(windows.running, ...chosen));
    const long = clock(timeAt(chosen[1]) - timeAt(chosen[0]));
    box.querySelector("[data-running]").textContent = running;
    said.textContent = isWhole() ? "" : words.said.replace("{running}", running).replace("{long}", long);
    box.parentElement.style.minHeight = isWhole() ? "" : `${box.parentElement.offsetHeight}px`;
    box.classList.toggle("docked", !isWhole());
  };

  const choose = (start_s, stop_s) => {
    const [low, high] = [start_s, stop_s].sort((one, other) => one - other);
    const first = Math.min(Math.max(Math.round(low / width), 0), count - 1);
    const end = high >= last ? count : Math.round(high / width);
    const next = [first, Math.min(Math.max(end, first + 1), count)];
    const isNew = next.some((window, side) => window !== chosen[side]);
    chosen = next;
    show();
    return isNew;
  };

  const typed = () => {
    const times = [from, to].map((input) => secondsOf(input.value));
    [from, to].forEach((input, side) => input.setAttribute("aria-invalid", times[side] === null));
    if (times.includes(null)) said.textContent = words.unread;
    else if (choose(...times)) tell(range());
  };

  const reset = () => {
    chosen = whole;
    show();
    tell(null);
  };

  [from, to].forEach((input) => input.addEventListener("change", typed));
  box.querySelector("button").addEventListener("click", reset);
  box.addEventListener("keydown", (pressed) => { if (pressed.key === "Escape" && !isWhole()) reset(); });
  for (const frame of frames) {
    frame.on("plotly_relayout", (changed) => {
      if (!("xaxis.range[0]" in changed)) return;
      const { xaxis } = frame._fullLayout;
      choose(...xaxis.range.map((end) => (xaxis.r2l(end) - zero) / 1000));
      tell(range());
    });
    frame.on("plotly_doubleclick", reset);
  }
  box.hidden = false;
  show();
};
