// The article: draws the pieces that view.py cut, marks the selected finding, and reports which one was clicked.
// Everything is written as text nodes, so nothing in an article can become markup.

const LOOKS = { open: "mark", settled: "mark", deleted: "del", inserted: "ins" };

export default function ({ data, parentElement, setTriggerValue }) {
  const article = parentElement.querySelector(".article");
  const memory = (article.memory ??= { drawn: "", selected: "", here: 0 });
  memory.pick = (key) => setTriggerValue("pick", key);

  const drawing = JSON.stringify(data.segments);
  if (drawing !== memory.drawn) {
    article.replaceChildren(...data.segments.map((segment) => drawSegment(segment, data.titles)));
    memory.drawn = drawing;
    memory.selected = "";
    memory.here = 0;
  }
  article.classList.toggle("corrected", data.view === "corrected");
  document.documentElement.lang = data.language;
  // The session ends with the page: ask before decisions are lost.
  window.onbeforeunload = data.decided ? (event) => event.preventDefault() : null;
  if (data.selected !== memory.selected) {
    select(article, memory, data.selected);
    reveal(article, ".selected");
  }
  if (data.here !== memory.here) {
    pointOut(article, memory, data.here);
    reveal(article, ".here");
  }

  article.onclick = (event) => pickAt(article, memory, event);
  article.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") pickAt(article, memory, event);
  };
  const toWording = (event) => focusWording(event);
  document.removeEventListener("keydown", memory.toWording);
  document.addEventListener("keydown", (memory.toWording = toWording));
  return () => document.removeEventListener("keydown", toWording);
}

function drawSegment(segment, titles) {
  const row = document.createElement("div");
  row.className = "segment";
  const text = document.createElement("p");
  text.append(...segment.pieces.map((piece) => drawPiece(piece, titles)));
  row.append(text);
  if (segment.score !== null) {
    const score = document.createElement("span");
    score.className = `score ${segment.verdict}`;
    score.title = segment.title;
    score.textContent = segment.score;
    row.append(score);
  }
  return row;
}

function drawPiece(piece, titles) {
  if (!piece.keys && !piece.spot) return document.createTextNode(piece.text);
  const mark = document.createElement(LOOKS[piece.look] ?? "span");
  mark.textContent = piece.text;
  if (piece.spot) mark.dataset.spot = piece.spot;
  if (!piece.keys) return mark;
  mark.className = `${piece.look} ${piece.severity} ink-${piece.ink}`;
  mark.dataset.keys = piece.keys.join(" ");
  mark.title = piece.keys.map((key) => titles[key]).join("\n");
  mark.tabIndex = -1;
  return mark;
}

function pickAt(article, memory, event) {
  const mark = event.target.closest("[data-keys]");
  if (!mark) return;
  event.preventDefault();
  const keys = mark.dataset.keys.split(" ");
  // Where findings overlap, each further click goes one finding outwards, then round again.
  const key = keys[(keys.indexOf(memory.selected) + 1) % keys.length];
  select(article, memory, key);
  memory.pick(key);
}

function select(article, memory, key) {
  memory.selected = key;
  for (const mark of article.querySelectorAll("[data-keys]")) {
    const chosen = mark.dataset.keys.split(" ").includes(key);
    mark.classList.toggle("selected", chosen);
    mark.tabIndex = chosen ? 0 : -1;
  }
}

// The places of a name: all of them are tinted, the one that the editor steps to is framed.
function pointOut(article, memory, here) {
  memory.here = here;
  for (const spot of article.querySelectorAll("[data-spot]")) {
    spot.classList.toggle("here", Number(spot.dataset.spot) === here);
  }
}

function reveal(article, which) {
  // Where the original is hidden, its correction stands for it.
  const marks = [...article.querySelectorAll(which)].filter((mark) => mark.getClientRects().length);
  if (!marks.length) return;
  const frame = article.getBoundingClientRect();
  const mark = marks[0].getBoundingClientRect();
  const margin = frame.height / 6;
  if (mark.top > frame.top + margin && mark.bottom < frame.bottom - margin) return;
  // Only the article scrolls: scrollIntoView would move the page as well.
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  article.scrollBy({ top: mark.top - frame.top - frame.height / 3, behavior: calm ? "auto" : "smooth" });
}

// The key E puts the cursor into the field for the editor's own wording; Escape leaves it again.
function focusWording(event) {
  const field = document.querySelector(".st-key-wording textarea");
  if (!field) return;
  if (event.key === "Escape" && document.activeElement === field) {
    field.blur();
  } else if (event.code === "KeyE" && !event.ctrlKey && !event.altKey && !event.metaKey && !isTyping(event)) {
    event.preventDefault();
    field.focus();
    field.select();
  }
}

function isTyping(event) {
  return event.composedPath().some((node) => ["INPUT", "TEXTAREA", "SELECT"].includes(node.tagName));
}
