// The names: an entry each with its renderings; reports which one was clicked, and what is to be made uniform.

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector(".names");
  const memory = (list.memory ??= { drawn: "" });
  list.dir = data.direction;
  list.setAttribute("aria-label", data.label);

  const drawing = JSON.stringify([data.rows, data.makeUniform]);
  if (drawing !== memory.drawn) {
    list.replaceChildren(...data.rows.map((row) => drawEntry(row, data.makeUniform)));
    if (!data.rows.length) list.textContent = data.nothing;
    memory.drawn = drawing;
  }
  select(list, data);

  list.onclick = (event) => {
    const button = event.target.closest("button");
    const entry = event.target.closest("[data-number]");
    if (!entry) return;
    const number = Number(entry.dataset.number);
    if (button?.classList.contains("uniform")) setTriggerValue("uniform", number);
    else setTriggerValue("pick", { number, form: button?.dataset.form ?? "" });
  };
}

function drawEntry({ number, name, kind, english, state, title, renderings }, makeUniform) {
  const entry = document.createElement("div");
  entry.className = "entry";
  entry.dataset.number = number;
  const head = document.createElement("div");
  head.className = "head";
  const pick = button("pick", "");
  pick.append(arabic("name", name), part("span", "kind", english ? `${kind} · ${english}` : kind));
  head.append(pick);
  if (state === "open") head.append(button("uniform", makeUniform, title));
  if (state === "done") head.append(part("span", "sign", "✓", title));
  const forms = document.createElement("div");
  forms.className = "renderings";
  forms.append(...renderings.map(drawRendering));
  entry.append(head, forms);
  return entry;
}

function drawRendering({ form, count, wrong }) {
  const chip = button(wrong ? "rendering wrong" : "rendering", "");
  chip.dataset.form = form;
  chip.append(arabic("form", form), part("span", "count", `×${count}`));
  if (wrong) chip.append(part("em", "", wrong));
  return chip;
}

function button(name, text, title = "") {
  const node = part("button", name, text, title);
  node.type = "button";
  return node;
}

function arabic(name, text) {
  const node = part("bdi", name, text);
  node.lang = "ar";
  return node;
}

function part(tag, name, text, title = "") {
  const node = document.createElement(tag);
  node.className = name;
  node.textContent = text;
  if (title) node.title = title;
  return node;
}

function select(list, { entry, form }) {
  for (const row of list.querySelectorAll(".entry")) {
    const chosen = Number(row.dataset.number) === entry;
    row.classList.toggle("selected", chosen);
    row.querySelector(".pick").setAttribute("aria-current", chosen && !form);
    for (const chip of row.querySelectorAll(".rendering")) {
      chip.setAttribute("aria-current", chosen && chip.dataset.form === form);
    }
    // Only the list scrolls: scrollIntoView would move the panel as well.
    if (chosen) {
      const above = row.offsetTop < list.scrollTop;
      const below = row.offsetTop + row.offsetHeight > list.scrollTop + list.clientHeight;
      if (above || below) list.scrollTop = row.offsetTop - list.clientHeight / 3;
    }
  }
}
