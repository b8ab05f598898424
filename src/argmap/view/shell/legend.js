// The legend has its own row and covers nothing.

const legendLines = {
  tie: [["path", { d: "M1 10h26", class: "tie" }]],
  linked: [["rect", { x: 1, y: 4, width: 26, height: 12, rx: 4, class: "band" }], ["path", { d: "M8 4v12M20 4v12", class: "split" }]],
  contradicts: [["path", { d: "M1 10h26", class: "contradicts" }]],
  restates: [["path", { d: "M1 10h26", class: "restates" }]],
  also: [["path", { d: "M1 10h26", class: "also" }]],
  circle: [["path", { d: "M1 10h26", class: "circle" }]],
};

function legendItem(picture, words, kind = "") {
  const item = make("span", `item ${kind}`);
  item.append(picture, document.createTextNode(words));
  return item;
}

function legendLine(role) {
  const picture = svg(28, ...legendLines[role]);
  picture.setAttribute("viewBox", "0 0 28 20");
  picture.classList.add("icon", "line");
  return picture;
}
