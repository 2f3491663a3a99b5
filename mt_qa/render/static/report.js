// Shows the reason and the suggestions at a span. All of it stands in the list below, which works without this script.
"use strict";
const marks = [...document.querySelectorAll(".m[id]")];
const card = document.createElement("div");
card.id = "card";
card.hidden = true;
card.dir = document.querySelector(".findings").dir;
document.body.append(card);
let pinned = false;

function hide() {
  card.hidden = true;
  pinned = false;
  document.querySelectorAll(".shown").forEach((mark) => mark.classList.remove("shown"));
}

function show(mark) {
  hide();
  const numbers = mark.dataset.f.split(" ");
  card.replaceChildren(...numbers.map((number) => {
    const finding = document.getElementById("f" + number);
    const copy = document.createElement("div");
    copy.className = finding.className;
    copy.append(...[...finding.children].map((child) => child.cloneNode(true)));
    return copy;
  }));
  numbers.forEach((number) => document.querySelectorAll(`.m[data-f~="${number}"]`)
    .forEach((piece) => piece.classList.add("shown")));
  card.hidden = false;
  place(mark.getClientRects()[0]);
}

// Below the line, or above it where there is no room; never outside the window.
function place(line) {
  const room = document.documentElement.clientWidth - card.offsetWidth - 16;
  const below = line.bottom + 8;
  const fits = below + card.offsetHeight < window.innerHeight;
  card.style.left = window.scrollX + Math.max(16, Math.min(line.right - card.offsetWidth, room)) + "px";
  card.style.top = window.scrollY + (fits ? below : Math.max(8, line.top - card.offsetHeight - 8)) + "px";
}

function step(distance) {
  const here = marks.indexOf(document.activeElement);
  const next = marks[(here + distance + marks.length) % marks.length];
  if (next) next.focus();
}

document.addEventListener("pointerover", (event) => {
  const mark = event.target.closest(".m");
  if (mark && !pinned) show(mark);
  else if (!pinned && !event.target.closest("#card")) hide();
});
document.addEventListener("focusin", (event) => {
  const mark = event.target.closest(".m");
  if (mark) { show(mark); pinned = true; }
});
document.addEventListener("click", (event) => {
  const mark = event.target.closest(".m");
  if (mark) { event.preventDefault(); show(mark); pinned = true; }
  else if (!event.target.closest("#card")) hide();
});
// By the place of the key, not its letter: an Arabic keyboard has other letters there.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.code === "Escape") hide();
  if (event.code === "KeyJ") step(1);
  if (event.code === "KeyK") step(-1);
});
