// The article as it came: one row a paragraph, its source beside it. What is marked in it is drawn by marks.js, which
// changes with every decision while this text, however long, stays where it is. Everything is written as text nodes, so
// nothing in an article can become markup.

export default function ({ data, parentElement }) {
  const article = parentElement.querySelector(".article");
  const hub = (globalThis.mtQaDesk ??= {});
  const drawing = JSON.stringify(data);
  if (drawing !== article.drawn) {
    hub.rows = data.segments.map((segment) => ({ text: segment.text, marks: "", node: document.createElement("p") }));
    article.replaceChildren(...data.segments.flatMap((segment, number) => drawSegment(segment, hub.rows[number], data)));
    article.append(...data.after.map((source) => drawMissing(source, data)));
    article.classList.toggle("with-source", data.hasSource);
    article.setAttribute("aria-label", data.label);
    article.drawn = drawing;
    article.scrollTop = 0;
  }
  document.documentElement.lang = data.language;
  hub.article = article;
  hub.apply?.();
}

function drawSegment(segment, row, data) {
  const drawn = segment.missing.map((source) => drawMissing(source, data));
  const holder = document.createElement("div");
  holder.className = "segment";
  row.node.textContent = segment.text;
  holder.append(row.node);
  if (data.hasSource) holder.append(drawSource(segment.source, data));
  if (segment.score !== null) {
    const score = document.createElement("span");
    score.className = `score ${segment.verdict}`;
    score.title = segment.title;
    score.textContent = segment.score;
    holder.append(score);
  }
  return [...drawn, holder];
}

// A paragraph of the source that the translation does not have.
function drawMissing(source, data) {
  const holder = document.createElement("div");
  holder.className = "segment missing";
  const note = document.createElement("em");
  note.textContent = data.missingTitle;
  holder.append(note, drawSource(source, data));
  return holder;
}

function drawSource(source, data) {
  const node = document.createElement("div");
  node.className = "source";
  node.dir = "auto";
  node.lang = "";
  node.setAttribute("aria-label", data.sourceLabel);
  node.setAttribute("role", "note");
  node.textContent = source;
  return node;
}
