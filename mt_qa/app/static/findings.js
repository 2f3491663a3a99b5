// The list of findings: one row each, in the order that Python gives; reports which one was clicked.

const SIGNS = { undecided: "", accepted: "✓", edited: "✎", rejected: "✕", superseded: "↷", covered: "↷", expired: "↷" };

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector(".findings");
  const memory = (list.memory ??= { drawn: "", selected: "" });
  list.dir = data.direction;
  list.setAttribute("aria-label", data.label);

  const drawing = JSON.stringify([data.rows, data.before, data.after]);
  if (drawing !== memory.drawn) {
    const beyond = (there) => (there ? [drawBeyond(there)] : []);
    list.replaceChildren(...beyond(data.before), ...data.rows.map(drawRow), ...beyond(data.after));
    if (!data.rows.length) list.textContent = data.nothing;
    memory.drawn = drawing;
    memory.selected = "";
  }
  if (data.selected !== memory.selected) select(list, memory, data.selected);

  list.onclick = (event) => {
    const row = event.target.closest("[data-key]");
    if (!row) return;
    select(list, memory, row.dataset.key);
    setTriggerValue("pick", row.dataset.key);
  };
}

function drawRow({ key, severity, severityName, before, text, after, kind, state, stateName }) {
  const row = document.createElement("button");
  row.type = "button";
  row.className = `row ${severity} ${state}`;
  row.dataset.key = key;
  row.title = `${severityName} · ${kind} · ${stateName}`;
  row.append(cell("swatch", ""), words(before, text, after), cell("kind", kind), cell("sign", SIGNS[state]));
  row.setAttribute("aria-label", `${severityName}, ${kind}, ${text}, ${stateName}`);
  return row;
}

// Stands for the rows that are not drawn; a click goes to the nearest of them.
function drawBeyond({ key, text }) {
  const row = document.createElement("button");
  row.type = "button";
  row.className = "row beyond";
  row.dataset.key = key;
  row.textContent = text;
  return row;
}

function cell(name, text) {
  const span = document.createElement("span");
  span.className = name;
  span.textContent = text;
  return span;
}

// A comma alone says little: what stands around it is shown as well, but quietly.
function words(before, text, after) {
  const span = cell("words", "");
  span.dir = "rtl";
  span.append(quiet(before), text, quiet(after));
  return span;
}

function quiet(text) {
  const i = document.createElement("i");
  i.textContent = text;
  return i;
}

function select(list, memory, key) {
  memory.selected = key;
  for (const row of list.querySelectorAll(".row")) {
    const chosen = row.dataset.key === key;
    row.classList.toggle("selected", chosen);
    row.setAttribute("aria-current", chosen);
    // Only the list scrolls: scrollIntoView would move the panel as well.
    if (chosen) {
      const above = row.offsetTop < list.scrollTop;
      const below = row.offsetTop + row.offsetHeight > list.scrollTop + list.clientHeight;
      if (above || below) list.scrollTop = row.offsetTop - list.clientHeight / 3;
    }
  }
}
