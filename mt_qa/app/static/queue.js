// The queue: a table of articles. Reports which one is opened, by which column is sorted, and which are ticked.

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector(".queue");
  frame.dir = data.direction;
  const drawing = JSON.stringify(data);
  if (drawing === frame.drawn) return;
  frame.drawn = drawing;
  if (!data.rows.length) {
    frame.replaceChildren(element("p", "nothing", data.nothing));
    return;
  }
  const table = element("table", "");
  table.setAttribute("aria-label", data.label);
  const report = () => {
    const ticked = [...table.querySelectorAll("input:checked")].map((box) => Number(box.value));
    setTriggerValue("choose", ticked);
  };
  table.append(drawHead(data, setTriggerValue));
  const body = element("tbody", "");
  body.append(...data.rows.map((row) => drawRow(row, data, setTriggerValue, report)));
  table.append(body);
  frame.replaceChildren(table);
}

function drawHead(data, setTriggerValue) {
  const head = element("thead", "");
  const row = element("tr", "");
  row.append(element("td", "tick"));
  for (const column of data.columns) {
    const cell = element("th", column.key);
    cell.scope = "col";
    const button = element("button", "", column.title);
    button.type = "button";
    button.onclick = () => setTriggerValue("sort", column.key);
    if (column.sorted) cell.setAttribute("aria-sort", column.sorted);
    cell.append(button);
    row.append(cell);
  }
  head.append(row);
  return head;
}

function drawRow(article, data, setTriggerValue, report) {
  const row = element("tr", article.status);
  const tick = element("td", "tick");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.value = article.id;
  box.checked = article.chosen;
  box.setAttribute("aria-label", `${data.choose} ${article.name}`);
  box.onchange = report;
  tick.append(box);
  row.append(tick);
  for (const column of data.columns) {
    const cell = element("td", column.key);
    if (column.key === "name") {
      const open = element("button", "open");
      open.type = "button";
      open.append(element("bdi", "", article.name));
      open.onclick = () => setTriggerValue("open", article.id);
      cell.append(open);
      if (article.about) cell.append(element("span", "about", article.about));
    } else if (column.key === "verdict") {
      cell.append(element("span", `verdict ${article.verdictClass}`, article.verdict));
    } else if (column.key === "status") {
      cell.append(element("span", "state", article.statusName));
    } else {
      const words = element("bdi", "", article[column.key]);
      if (column.key !== "assignee") words.dir = "ltr"; // numbers and dates
      cell.append(words);
      if (column.key === "criticals" && article.criticals !== "0") cell.classList.add("some");
    }
    row.append(cell);
  }
  row.onclick = (event) => {
    if (!event.target.closest("button, input, .tick")) setTriggerValue("open", article.id);
  };
  return row;
}

function element(tag, name, text = "") {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.textContent = text;
  return node;
}
