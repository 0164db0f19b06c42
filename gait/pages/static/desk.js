"use strict";
// What the desk's pages do: they tell the desk what the coach changed, and hear what others have.

const csrf = document.querySelector("meta[name=csrf]")?.content ?? "";
const told = document.querySelector(".told");

const say = (text) => {
  told.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { told.textContent = ""; }, 6000);
};

// ---------------------------------------------------------------------------------------------------------------------
// What others change: heard while the page is seen, since a browser keeps few lines open to one address.

const { live, of } = document.body.dataset;
let line = null;
let seen = null;
let own = -Infinity;
const OWN_MS = 3000;

const mainOf = (page) => page.querySelector("main")?.outerHTML;
let shown = mainOf(document);  // as the desk gave it

// What may be put in place of what stands here is; the page as it is by now is returned.
const refresh = async () => {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return null;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = mainOf(fresh);
  const focused = document.activeElement?.closest("[data-fresh] a")?.getAttribute("href");
  document.querySelectorAll("[data-fresh]").forEach((part) => {
    const next = fresh.getElementById(part.id);
    if (next && next.innerHTML !== part.innerHTML) part.replaceChildren(...next.childNodes);
  });
  if (focused) document.querySelector(`[data-fresh] a[href="${CSS.escape(focused)}"]`)?.focus();
  return now;
};

// A report that is asked for may be made anew for it, and what it says then is new to all but its reader.
let framed = document.querySelector("iframe.frame") ? Infinity : -Infinity;
const DRAWN_MS = 2000;
addEventListener("load", () => { if (framed === Infinity) framed = performance.now(); });

// Forms are left as they are: a coach may be writing in them.
const changed = async () => {
  const at = performance.now();
  const isOwn = at - own < OWN_MS;
  const isDrawn = at - framed < DRAWN_MS;
  const now = await refresh();
  if (live === "list") return;
  const isSame = now === shown;
  if (now) shown = now;
  if (!isOwn && !(isDrawn && isSame)) document.querySelector(".changed").hidden = false;
};

const listen = () => {
  line?.close();
  line = null;
  if (document.hidden || !live) return;
  const asked = new URLSearchParams({ ...(seen !== null && { seen }), ...(of && { of }) });
  line = new EventSource(`/api/events?${asked}`);
  line.addEventListener("changed", (event) => {
    const first = seen === null;
    seen = event.data;
    if (!first) changed();
  });
};
document.addEventListener("visibilitychange", listen);
listen();

// ---------------------------------------------------------------------------------------------------------------------
// What the coach changes

const send = async (method, address, body) => {
  try {
    const answer = await fetch(address, {
      method,
      headers: { "content-type": "application/json", "x-csrf-token": csrf },
      body: JSON.stringify(body),
    });
    const data = await answer.json();
    own = performance.now();
    if (!answer.ok && answer.status !== 409) say(data.what ?? told.dataset.failed);
    return { status: answer.status, ok: answer.ok, data };
  } catch {
    say(told.dataset.failed);
    return { status: 0, ok: false, data: null };
  }
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-send]");
  if (!button) return;
  const done = await send("PUT", button.dataset.send, JSON.parse(button.dataset.body));
  if (done.ok) {
    say(told.dataset.kept);
    if (!button.closest("[data-fresh]")) return again(button, told.dataset.kept);
    await refresh();
    document.querySelector("[data-send]")?.focus();
  }
});

document.querySelectorAll("form[data-tags]").forEach((form) => {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const tags = form.elements.tags.value.split(",").map((each) => each.trim()).filter(Boolean);
    const done = await send("PUT", form.dataset.tags, { tags });
    if (!done.ok) return;
    form.elements.tags.value = done.data.tags.join(", ");
    say(told.dataset.kept);
  });
});

// A note is kept upon the version that was seen. Where another stands there by now, both texts stay in sight.
const note = document.querySelector("form[data-note]");
const text = note?.elements.text;
const isUnkept = () => Boolean(note) && text.value !== text.dataset.kept;

// Whether a note has room on one sheet of feedback is told as soon as it is kept.
const room = document.querySelector("[data-room]");
const tellRoom = async () => {
  if (!room) return;
  try {
    const answer = await fetch(room.dataset.room);
    room.textContent = answer.ok ? (await answer.json()).said : "";
  } catch { /* the desk is closed, which is told where something is kept */ }
};
tellRoom();

const keepNote = async () => {
  if (!isUnkept()) return true;
  const wanted = text.value;
  const done = await send("PUT", note.dataset.note, { text: wanted, version: Number(note.elements.version.value) });
  const conflict = note.querySelector(".conflict");
  if (done.status === 409) {
    conflict.dataset.version = done.data.version;
    conflict.querySelector("pre").textContent = done.data.text;
    conflict.hidden = false;
    return false;
  }
  if (!done.ok) return false;
  note.elements.version.value = done.data.version;
  text.dataset.kept = wanted;
  document.querySelector(".written").innerHTML = done.data.html;
  conflict.hidden = true;
  tellRoom();
  say(told.dataset.kept);
  return true;
};

note?.addEventListener("submit", (event) => {
  event.preventDefault();
  keepNote();
});
note?.addEventListener("click", (event) => {
  const chosen = event.target.dataset?.conflict;
  if (!chosen) return;
  const conflict = note.querySelector(".conflict");
  note.elements.version.value = conflict.dataset.version;
  if (chosen === "both") text.value = `${text.value}\n\n${conflict.querySelector("pre").textContent}`;
  text.focus();  // the buttons go away
  keepNote();
});
addEventListener("beforeunload", (event) => {
  if (isUnkept()) event.preventDefault();
});

// ---------------------------------------------------------------------------------------------------------------------
// By the keyboard alone, from within the report too

const isTyping = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(target?.tagName ?? "") || target?.isContentEditable;

const onKey = async (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  const wanted = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key);
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("a") && !(await keepNote())) return;
  wanted.click();
};
document.addEventListener("keydown", onKey);

// On a phone what comes after the report is folded; wide it stands beside it.
if (matchMedia("(max-width: 56rem)").matches) document.querySelectorAll(".fold").forEach((each) => { each.open = false; });

document.querySelectorAll("iframe").forEach((frame) => {
  const reach = () => {
    frame.contentWindow.addEventListener("focus", () => frame.classList.add("within"));
    frame.contentWindow.addEventListener("blur", () => frame.classList.remove("within"));
    frame.contentDocument?.addEventListener("keydown", onKey);
    frame.contentDocument?.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      const address = link?.getAttribute("href") ?? "";
      if (!address.startsWith("/")) return;
      event.preventDefault();
      location.assign(address);
    });
  };
  frame.addEventListener("load", reach);
  if (frame.contentDocument?.readyState === "complete") reach();
});

// ---------------------------------------------------------------------------------------------------------------------
// Files that are dropped, one after the other, each with how far it has come

const linesOf = (text) => text.split("\n").filter(Boolean).flatMap((each) => {
  try { return [JSON.parse(each)]; } catch { return []; }  // the last line may not be whole yet
});

const sendFile = (box, file) => new Promise((next) => {
  const item = document.createElement("li");
  const bar = document.createElement("progress");
  const said = document.createElement("span");
  bar.max = 100;
  bar.setAttribute("aria-label", file.name);
  item.append(`${file.name}: `, said, " ", bar);
  box.querySelector("ul").append(item);
  const outcomes = JSON.parse(box.dataset.outcomes);
  const request = new XMLHttpRequest();
  request.open("POST", `${box.dataset.drop}?name=${encodeURIComponent(file.name || "file")}`);
  request.setRequestHeader("x-csrf-token", csrf);
  request.upload.addEventListener("progress", (event) => {
    bar.value = (100 * event.loaded) / event.total;
    said.textContent = box.dataset.progress.replace("{percent}", Math.round(bar.value));
  });
  request.addEventListener("progress", () => {
    bar.removeAttribute("value");
    said.textContent = box.dataset.filing.replace("{count}", linesOf(request.responseText).length);
  });
  request.addEventListener("loadend", () => {
    bar.remove();
    own = performance.now();
    if (request.status !== 200) {
      let why = box.dataset.lost;
      try { why = JSON.parse(request.responseText).what; } catch { /* the desk is closed, or the line broke */ }
      said.textContent = why;
      return next(false);
    }
    const lines = linesOf(request.responseText);
    const told = lines.map((each) => each.error ?? outcomes[each.outcome]);
    const counted = new Map();
    told.forEach((each) => counted.set(each, (counted.get(each) ?? 0) + 1));
    said.textContent = [...counted].map(([what, count]) => (count > 1 ? `${count} × ${what}` : what)).join("; ");
    next(lines.some((each) => each.run_id));
  });
  request.send(file);
});

const sendAll = async (box, files) => {
  if (!files.length) return;
  for (const file of files) await sendFile(box, file);
  document.querySelector(".changed").hidden = false;
};

// Anywhere on the page: beside the box a browser would leave the page for the file.
document.querySelectorAll("[data-drop]").forEach((box) => {
  const hover = (on) => (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    box.classList.toggle("over", on);
  };
  document.addEventListener("dragover", hover(true));
  document.addEventListener("dragleave", hover(false));
  document.addEventListener("drop", (event) => {
    hover(false)(event);
    sendAll(box, [...event.dataTransfer.files]);
  });
  box.querySelector("input").addEventListener("change", (event) => {
    sendAll(box, [...event.target.files]);
    event.target.value = "";
  });
});
