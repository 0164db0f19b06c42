// What more steps would do at a pace: the numbers are rows of evidence that the page gives, the formulas stand here.
const whatIf = (box) => {
  const given = JSON.parse(box.dataset.whatIf);
  const [pace, cadence] = box.querySelectorAll("input");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name]);
  const put = (name, text) => { box.querySelector(`[data-out="${name}"]`).textContent = text; };
  const signed = (ratio) => {
    const percent = Math.round(100 * (ratio - 1));
    return (percent < 0 ? "\u2212" : percent > 0 ? "+" : "") + Math.abs(percent);
  };
  const span = (one, other) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)].map(signed);
    return (low === high ? low : fill(given.words.to, { low, high })) + "\u00a0%";
  };
  const length = (speed, spm) => ((60 * speed / spm) * given.step.factor).toFixed(given.step.digits);
  const at = () => given.paces[pace.value];

  const show = () => {
    const { text, speed, now, most, notes } = at();
    const spm = Number(cadence.value);
    const share = spm / now;
    const load = (powers) => span(...powers.map((power) => share ** power));
    const [low, high] = [-1, 1].map((side) => share ** (given.braking + side * given.brakingHalf));
    const steps = `${spm}\u00a0${given.cadenceUnit}`;
    const beyond = spm > most ? [fill(given.words.most, { most: `${most}\u00a0${given.cadenceUnit}` })] : [];
    put("pace", text);
    put("cadence", steps);
    put("cadence-beside", fill(given.words.now, { value: Math.round(now) }));
    put("step", `${length(speed, spm)}\u00a0${given.step.unit}`);
    put("step-beside", fill(given.words.now, { value: length(speed, now) }));
    put("braking", `${signed(share ** given.braking)}\u00a0%`);
    put("braking-beside", fill(given.words.interval, { interval: span(low, high) }));
    put("load-step", load(given.loadStep));
    put("load-km", load(given.loadKm));
    put("notes", [...beyond, ...notes].join(" "));
    pace.setAttribute("aria-valuetext", text);
    cadence.setAttribute("aria-valuetext", steps);
  };

  // Another pace keeps the change of cadence, and moves the ends of its slider: from now to the most that is asked.
  const move = (share) => {
    const { now } = at();
    cadence.min = Math.round(now);
    cadence.max = Math.floor(now * given.most);
    cadence.value = Math.floor(now * share + 1e-6);
    show();
  };

  let share = given.first;
  pace.value = given.start;
  pace.addEventListener("input", () => move(share));
  cadence.addEventListener("input", () => { share = cadence.value / at().now; show(); });
  box.hidden = false;
  move(share);
};
