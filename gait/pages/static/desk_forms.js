// ---------------------------------------------------------------------------------------------------------------------
// The desk's forms: each says by itself which request it is, and what went wrong stands in the form.

const isAsBefore = (field) => {
  if (field.type === "checkbox") return field.checked === field.defaultChecked;
  if (field.tagName !== "SELECT") return field.value === field.defaultValue;
  const first = [...field.options].find((each) => each.defaultSelected) ?? field.options[0];
  return field.value === first.value;
};

const valueOf = (field) => {
  if (field.type === "checkbox") return field.checked;
  if (field.value.trim() === "") return null;
  return field.type === "number" || "number" in field.dataset ? Number(field.value) : field.value.trim();
};

// A form as the data that it means: what was changed, and all of it where the whole is put in place of what was.
const meant = (form) => {
  if (form.dataset.body) return JSON.parse(form.dataset.body);
  const body = {};
  for (const field of form.elements) {
    if (!field.name) continue;
    if (form.dataset.method === "PUT" || "always" in field.dataset || !isAsBefore(field)) body[field.name] = valueOf(field);
  }
  return body;
};

const problemOf = (form) => {
  const known = form.querySelector(":scope > .problem");
  if (known) return known;
  const made = document.createElement("p");
  made.className = "problem";
  made.setAttribute("role", "alert");
  form.append(made);
  return made;
};

// What was kept is said once the page is there again, and the keyboard goes on where it was.
const KEPT = "gait-kept";
const again = (form, text) => {
  const place = form.closest("section[id], div[id]")?.id ?? "";
  sessionStorage.setItem(KEPT, JSON.stringify({ address: location.pathname, place, text }));
  location.reload();
};
const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
sessionStorage.removeItem(KEPT);
if (kept?.address === location.pathname) {
  const heading = document.getElementById(kept.place)?.querySelector("summary, h2");
  heading?.closest("details")?.setAttribute("open", "");
  if (heading?.matches("h2")) heading.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  say(kept.text);
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-form]");
  if (!form) return;
  event.preventDefault();
  const body = meant(form);
  const problem = problemOf(form);
  problem.textContent = "";
  if (form.dataset.method === "PATCH" && !Object.keys(body).length) {
    problem.textContent = told.dataset.unchanged;
    return;
  }
  form.setAttribute("aria-busy", "true");
  const done = await send(form.dataset.method, form.dataset.form, body);
  form.removeAttribute("aria-busy");
  if (!done.ok) {
    problem.textContent = done.data?.what ?? told.dataset.failed;
    told.textContent = "";  // once is enough
    [...form.elements].find((each) => each.name && each.type !== "hidden")?.focus();
  }
  else if (done.data.trouble) problem.textContent = done.data.trouble;
  else if (await keepNote()) again(form, told.dataset.kept);
});

// ---------------------------------------------------------------------------------------------------------------------
// Runs that are being brought up to date: how many are left is asked for while the page is seen.

const waiting = document.querySelector("[data-at-work=yes]");
const WAIT_MS = 2000;
const count = async () => {
  if (document.hidden) return setTimeout(count, WAIT_MS);
  const answer = await fetch(waiting.dataset.waiting).catch(() => null);
  if (!answer?.ok) return undefined;
  const left = await answer.json();
  const told = waiting.querySelector("[role=status]");
  const text = left.said || waiting.dataset.done;
  if (told.textContent !== text) told.textContent = text;
  waiting.querySelector("a").hidden = Boolean(left.said);
  return left.said ? setTimeout(count, WAIT_MS) : undefined;
};
if (waiting) setTimeout(count, WAIT_MS);
