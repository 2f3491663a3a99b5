// What is marked in the article, and the keys of the desk. The article itself is drawn by text.js; of its paragraphs only
// those are drawn again whose marks have changed.

const LOOKS = { open: "mark", settled: "mark", deleted: "del", inserted: "ins" };

// By key code: the same in an Arabic and a Latin layout.
const KEYS = {
  KeyJ: "next", ArrowDown: "next", KeyK: "previous", ArrowUp: "previous",
  Digit1: "take-1", Digit2: "take-2", Digit3: "take-3", Numpad1: "take-1", Numpad2: "take-2", Numpad3: "take-3",
  KeyX: "dismiss", "Shift+KeyX": "dismiss-everywhere", KeyU: "undo", "Shift+KeyU": "redo",
  KeyA: "add-term", KeyM: "mark-error", "Ctrl+Enter": "done", "Ctrl+NumpadEnter": "done", "Shift+Slash": "help",
};

export default function ({ data, setTriggerValue }) {
  const hub = (globalThis.mtQaDesk ??= {});
  hub.apply = () => hub.article && apply(hub, data);
  // What the editor does goes out in order, and goes out again until the program says that it is done: of two keys
  // pressed faster than it answers, a trigger alone would keep the second.
  hub.waiting = (hub.waiting ?? []).filter(({ id }) => id > data.done);
  const send = (event) => {
    hub.count = Math.max(hub.count ?? 0, data.done) + 1;
    hub.waiting.push({ id: hub.count, ...event });
    setTriggerValue("events", hub.waiting);
  };
  hub.pick = (key) => send({ kind: "pick", key });
  hub.press = (key) => send({ kind: "press", key, finding: hub.selected ?? "" });
  hub.grab = (words) => send({ kind: "grab", ...words });
  hub.apply();
  const onKey = (event) => pressed(event, hub);
  document.removeEventListener("keydown", hub.onKey);
  document.addEventListener("keydown", (hub.onKey = onKey));
  return () => document.removeEventListener("keydown", onKey);
}

function apply(hub, data) {
  const { article, rows } = hub;
  let redrawn = false;
  rows.forEach((row, number) => {
    const pieces = (data.marks[number] ?? []).map((piece) => readPiece(piece, data));
    const marks = JSON.stringify(pieces);
    if (marks === row.marks) return;
    row.node.replaceChildren(...drawPieces(row.text, pieces));
    row.marks = marks;
    redrawn = true;
  });
  article.classList.toggle("corrected", data.view === "corrected");
  if (redrawn || data.selected !== hub.selected) select(hub, data.selected, redrawn);
  if (redrawn || data.here !== hub.here) pointOut(hub, data.here);
  article.onclick = (event) => pickAt(hub, event);
  article.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") pickAt(hub, event);
  };
  article.onpointerup = () => setTimeout(() => grab(hub), 0);
  article.onkeyup = (event) => event.key === "Shift" && grab(hub);
}

// A piece in full: payload.py says how it is written for the way.
function readPiece(piece, { styles, findings }) {
  if (typeof piece === "number") return { units: piece };
  const [units, style, numbers, spot, text] = piece;
  const [keys, titles] = [0, 1].map((part) => numbers.map((number) => findings[number][part]));
  return { units, style: styles[style], keys, titles, spot, text };
}

function drawPieces(text, pieces) {
  if (!pieces.length) return [document.createTextNode(text)];
  let at = 0;
  return pieces.map((piece) => {
    const words = piece.text ?? text.slice(at, at + piece.units);
    if (piece.text === undefined) at += piece.units;
    return drawPiece(piece, words);
  });
}

function drawPiece(piece, words) {
  if (!piece.keys?.length && !piece.spot) return document.createTextNode(words);
  const mark = document.createElement(LOOKS[piece.style.split(" ")[0]] ?? "span");
  mark.textContent = words;
  if (piece.spot) mark.dataset.spot = piece.spot;
  if (!piece.keys.length) return mark;
  mark.className = piece.style;
  mark.dataset.keys = piece.keys.join(" ");
  mark.title = piece.titles.join("\n");
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-label", `${mark.title}: ${words}`);
  mark.tabIndex = -1;
  return mark;
}

function pickAt(hub, event) {
  const mark = event.target.closest("[data-keys]");
  if (!mark || !getSelectionIn(hub).isCollapsed) return;
  event.preventDefault();
  const keys = mark.dataset.keys.split(" ");
  // Where findings overlap, each further click goes one finding outwards, then round again.
  const key = keys[(keys.indexOf(hub.selected) + 1) % keys.length];
  select(hub, key, false);
  hub.pick(key);
}

function select(hub, key, redrawn) {
  const moved = hub.selected !== key;
  hub.selected = key;
  for (const mark of hub.article.querySelectorAll(redrawn ? "[data-keys]" : `.selected, [data-keys~="${CSS.escape(key)}"]`)) {
    const chosen = mark.dataset.keys.split(" ").includes(key);
    mark.classList.toggle("selected", chosen);
    mark.tabIndex = chosen ? 0 : -1;
  }
  if (moved) reveal(hub.article, ".selected");
}

// The places of a name: all of them are tinted, the one that the editor steps to is framed.
function pointOut(hub, here) {
  const moved = hub.here !== here;
  hub.here = here;
  for (const spot of hub.article.querySelectorAll("[data-spot]")) {
    spot.classList.toggle("here", Number(spot.dataset.spot) === here);
  }
  if (moved) reveal(hub.article, ".here");
}

function reveal(article, which) {
  // Where the original is hidden, its correction stands for it.
  const marks = [...article.querySelectorAll(which)].filter((mark) => mark.getClientRects().length);
  if (!marks.length) return;
  const frame = article.getBoundingClientRect();
  const mark = marks[0].getBoundingClientRect();
  const margin = frame.height / 6;
  if (mark.top > frame.top + margin && mark.bottom < frame.bottom - margin) return;
  // Only the article scrolls: scrollIntoView would move the page as well. Smooth only for a short way.
  const top = mark.top - frame.top - frame.height / 3;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || Math.abs(top) > 2 * frame.height;
  article.scrollBy({ top, behavior: calm ? "auto" : "smooth" });
}

function getSelectionIn(hub) {
  const root = hub.article.getRootNode();
  return root.getSelection ? root.getSelection() : document.getSelection();
}

// What the editor has selected, within one paragraph, counted in code points of the text as it came.
function grab(hub) {
  const selection = getSelectionIn(hub);
  if (!selection || selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const number = hub.rows.findIndex((row) => row.node.contains(range.startContainer));
  if (number < 0 || !hub.rows[number].node.contains(range.endContainer)) return;
  const row = hub.rows[number];
  const start = unitsBefore(row.node, range.startContainer, range.startOffset);
  const end = unitsBefore(row.node, range.endContainer, range.endOffset);
  const points = (units) => Array.from(row.text.slice(0, units)).length;
  if (end > start) hub.grab({ segment: number, start: points(start), end: points(end) });
}

// The letters of the original before a place; what was inserted does not count.
function unitsBefore(paragraph, container, offset) {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(container, offset);
  const piece = range.cloneContents();
  piece.querySelectorAll("ins").forEach((node) => node.remove());
  return piece.textContent.length;
}

function pressed(event, hub) {
  const field = document.querySelector(".st-key-wording textarea");
  const inWording = field && document.activeElement === field;
  if (event.key === "Escape" && inWording) return field.blur();
  if (document.querySelector('[role="dialog"]')) return;
  if (inWording && event.ctrlKey && event.key === "Enter") {
    event.preventDefault();
    event.stopPropagation();
    field.blur(); // gives the text to the program
    return setTimeout(() => document.querySelector(".st-key-use-wording button")?.click(), 0);
  }
  if (event.altKey || event.metaKey || isTyping(event)) return;
  if (event.code === "KeyE" && !event.ctrlKey && !event.shiftKey) {
    if (!field) return;
    event.preventDefault();
    field.focus();
    return field.select();
  }
  const code = `${event.ctrlKey ? "Ctrl+" : ""}${event.shiftKey ? "Shift+" : ""}${event.code}`;
  const key = KEYS[code] ?? (["?", "؟"].includes(event.key) ? "help" : undefined);
  if (!key || (event.repeat && !["next", "previous"].includes(key)) || usesArrows(event)) return;
  event.preventDefault();
  hub.press(key);
}

function isTyping(event) {
  return event.composedPath().some((node) => ["INPUT", "TEXTAREA", "SELECT"].includes(node.tagName) && node.type !== "radio");
}

// A list or a slider moves by the arrows itself.
function usesArrows(event) {
  if (!event.code.startsWith("Arrow")) return false;
  const own = ["radiogroup", "slider", "listbox", "menu", "tablist", "combobox"];
  return event.composedPath().some((node) => own.includes(node.getAttribute?.("role")));
}
