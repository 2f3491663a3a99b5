// A part of a comparison, drawn by mt_qa.render, which has escaped every text in it.
export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".comparison");
  box.dir = data.direction;
  if (box.drawn !== data.html) box.innerHTML = box.drawn = data.html;
}
