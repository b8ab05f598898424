// The legend has its own row and covers nothing. Its symbols are drawn as what they stand for; their
// colours are names of the style sheet, so that a picture by itself can take its own instead.

const across = (ink, strokeWidth, dashes, ...ends) => [
  ["path", { d: `M${ends.length > 1 ? 4 : 1} 10h${ends.length > 1 ? 20 : 18}`, fill: "none", stroke: `var(--${ink})`, "stroke-width": strokeWidth, "stroke-dasharray": dashes, "stroke-linecap": "round" }],
  ...ends.map((d) => ["path", { d, fill: `var(--${ink})` }]),
];
const LEGEND_ARROW = "M27 10l-8 -4v8Z";
const LEGEND_DOTS = ["M1 10a3 3 0 1 1 6 0a3 3 0 1 1 -6 0Z", "M21 10a3 3 0 1 1 6 0a3 3 0 1 1 -6 0Z"];
const legendLines = {
  tie: across("rail", 1, "3 4", LEGEND_ARROW),
  linked: [["rect", { y: 1, width: 28, height: 18, rx: 4, fill: "var(--support-tint)" }], ...[4, 16].map((x) => ["rect", { x, y: 5, width: 8, height: 10, rx: 1.5, fill: "var(--card)", stroke: "var(--support)", "stroke-width": 1.25 }])],
  contradicts: across("attack", 2.5, "2 5", ...LEGEND_DOTS),
  restates: across("neutral", 1.5, "9 3 2 3", ...LEGEND_DOTS),
  also: across("neutral", 1.5, "4 3", LEGEND_ARROW),
  circle: across("neutral", 1.5, "2 4", LEGEND_ARROW),
};

function legendItem(picture, words) {
  const item = make("span", "item");
  item.append(picture, document.createTextNode(words));
  return item;
}

function wide(...shapes) {
  const picture = svg(28, ...shapes);
  picture.setAttribute("viewBox", "0 0 28 20");
  picture.classList.add("icon", "line");
  return picture;
}

const legendLine = (role) => wide(...legendLines[role]);

// A small card of a kind, with the border that its cards have.
function smallCard(kind, pale) {
  const frame = { x: 2, y: 2, width: 24, height: 16, rx: 3, fill: `var(--${pale ? "ground" : "card"})`, stroke: "var(--neutral)", "stroke-width": kind === "thesis" ? 2.5 : 1.25 };
  if (kind === "assumption") frame["stroke-dasharray"] = "4 3";
  return wide(["rect", frame], ["path", { d: iconOf(kind), "fill-rule": "evenodd", fill: `var(--${pale ? "quiet" : "neutral"})`, transform: "translate(9 5) scale(.84)" }]);
}
