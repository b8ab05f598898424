// The map as a picture by itself: SVG for paper and for files, and from it PNG. Nothing is cut.

const SVG = "http://www.w3.org/2000/svg";
const SHARPEST = 2;
const LARGEST_AREA = 40e6;

function node(tag, attributes = {}, ...inner) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...inner);
  return made;
}

// The drawing as SVG in given colours; text is text, and every card has a title. By itself it says
// above what it is of, and below what its symbols stand for.
function pictureOf(found, inks, byItself = true) {
  const { branches, crossing } = measuredLines(found.lines);
  const [left, top, right, bottom] = found.bounds;
  const width = Math.max(right - left, byItself ? 420 : 0);
  const head = byItself ? headNodes(left, top - 12, width, inks) : { nodes: [], height: 0 };
  const foot = byItself ? legendNodes(left, bottom + 22, width, inks) : { nodes: [], height: 0 };
  const box = [left - 14, top - 14 - head.height, width + 28, bottom - top + 28 + head.height + foot.height];
  const root = node("svg", { xmlns: SVG, viewBox: box.join(" "), width: box[2], height: box[3], role: "img", "font-family": 'Arial, "Liberation Sans", Helvetica, sans-serif', "font-size": CARD.font });
  root.append(node("title", {}, map.title), node("rect", { x: box[0], y: box[1], width: box[2], height: box[3], fill: inks.ground }), ...head.nodes);
  for (const line of branches) if (line.linked) root.append(...bandNodes(line, found, inks));
  for (const line of crossing) root.append(crossNode(line, inks));
  for (const line of branches) root.append(branchNode(line, inks));
  for (const item of found.boxes.values()) root.append(item.step ? stepNode(item, inks) : cardNode(item, found, inks));
  root.append(...foot.nodes);
  return root;
}

function headNodes(x, bottom, room, inks) {
  const rows = [...wrapped(map.title, `bold 16px ${FONT}`, room).map((words) => [words, { "font-size": 16, "font-weight": "bold", fill: inks.ink }])];
  for (const words of standing()) rows.push(...wrapped(words, `${CARD.font}px ${FONT}`, room).map((line) => [line, { fill: inks.quiet }]));
  const height = rows.length * 20 + 14;
  return { height, nodes: rows.map(([words, style], n) => node("text", { x, y: bottom - height + 20 + n * 20, ...style }, words)) };
}

// The legend of the page in rows, in the inks of the picture.
function legendNodes(left, top, room, inks) {
  const nodes = [];
  let [x, y] = [left, top];
  for (const item of byId("legend").children) {
    const picture = item.firstChild.cloneNode(true);
    const wide = picture.classList.contains("line") ? 28 : 15;
    const words = item.textContent;
    const width = wide + 6 + widthOf(words, `12px ${FONT}`);
    if (x > left && x + width > left + room) [x, y] = [left, y + 22];
    const own = POLARITIES.find((polarity) => picture.classList.contains(polarity)) ?? "neutral";
    picture.removeAttribute("class");
    for (const [name, value] of Object.entries({ x, y: y - 9, width: wide, height: 18, color: inks[own] })) picture.setAttribute(name, value);
    for (const shape of picture.children) for (const { name, value } of [...shape.attributes]) shape.setAttribute(name, value.replace(/var\(--([\w-]+)\)/, (_, ink) => inks[ink]));
    nodes.push(picture, node("text", { x: x + wide + 6, y: y + 4, "font-size": 12, fill: inks.ink }, words));
    x += width + 16;
  }
  return { nodes, height: nodes.length ? y - top + 28 : 0 };
}

// A line with round corners.
function pathOf(points) {
  const near = ([x, y], [toX, toY], reach) => {
    const far = Math.hypot(toX - x, toY - y) || 1;
    return `${x + ((toX - x) * reach) / far} ${y + ((toY - y) * reach) / far}`;
  };
  const turns = points.slice(1, -1).map((at, n) => {
    const reach = corner(points, n + 1, 7);
    return `L${near(at, points[n], reach)}Q${at.join(" ")} ${near(at, points[n + 2], reach)}`;
  });
  return `M${points[0].join(" ")}${turns.join("")}L${points.at(-1).join(" ")}`;
}

function bandNodes(line, { boxes: placedAt }, inks) {
  const box = placedAt.get(line.lower);
  const fill = inks[`${line.polarity}-tint`];
  return [
    node("path", { d: pathOf(line.points), fill: "none", stroke: fill, "stroke-width": 12, "stroke-linejoin": "round" }),
    node("rect", { x: leftOf(box) - 6, y: topOf(box) - 6, width: box.width + 12, height: box.height + 12, rx: 10, fill }),
  ];
}

function branchNode(line, inks) {
  const colour = line.polarity === "neutral" ? inks.rail : inks[line.polarity];
  const made = node("g", labelOf(line.lower) === "out" ? { opacity: 0.4 } : {}, node("path", { d: pathOf(line.points), fill: "none", stroke: colour, "stroke-width": 1.75 }));
  if (line.arrow) made.append(arrowNode(line.points.at(-2), line.points.at(-1), colour));
  return made;
}

// Of a cross-link that is long, or one of many, its end alone, as on the screen; its title tells both.
function crossNode(line, inks) {
  const { role, stubbed } = line;
  const [from, to] = stubbed ? stub(line) : line.points;
  const turn = stubbed ? from : bend(from, to);
  const [colour, opacity] = role === "contradicts" ? [inks.attack, 0.75] : [inks.neutral, stubbed ? 0.65 : 0.4];
  const made = node("g", { opacity }, node("title", {}, `${say(`legend.${role}`)}: ${headline(line.lower)} \u2192 ${headline(line.upper)}`));
  made.append(node("path", {
    d: `M${from.join(" ")}Q${turn.join(" ")} ${to.join(" ")}`, fill: "none", stroke: colour, "stroke-linecap": "round",
    "stroke-width": role === "contradicts" ? 2.5 : 1.5, "stroke-dasharray": (stubbed && role === "also" ? [4, 3] : DASHES[role]).join(" "),
  }));
  if (line.arrow) made.append(arrowNode(turn, to, colour));
  else for (const [cx, cy] of [from, to]) made.append(node("circle", { cx, cy, r: 3.5, fill: colour }));
  return made;
}

function arrowNode([fromX, fromY], [x, y], fill) {
  const angle = Math.atan2(y - fromY, x - fromX);
  const wing = (turn) => `${x - 9 * Math.cos(angle + turn)} ${y - 9 * Math.sin(angle + turn)}`;
  return node("path", { d: `M${x} ${y}L${wing(-0.45)}L${wing(0.45)}Z`, fill });
}

function stepNode(box, inks) {
  const { polarity } = steps.get(box.n);
  const made = node("g", { transform: `translate(${leftOf(box)} ${topOf(box)})` }, node("title", {}, headline(box.n)));
  if (labelOf(box.n) === "out") made.setAttribute("opacity", "0.4");
  made.append(node("path", { d: STEP_OUTLINES[polarity], fill: inks[polarity] }), node("path", { d: STEP_SIGNS[polarity], fill: inks.card }));
  return made;
}

function cardNode(box, found, inks) {
  const { n } = box;
  const { kind, text, label, id } = elements[n];
  const polarity = polarityFor(n, found.forest);
  const own = inks[polarity];
  const turned = isRightToLeft(text || label || id);
  const [left, top] = [leftOf(box), topOf(box)];
  const start = turned ? left + box.width - CARD.side : left + CARD.side;
  const state = labelOf(n);
  const made = node("g", {}, node("title", {}, headline(n)));
  const frame = { x: left, y: top, width: box.width, height: box.height, rx: 6, fill: state === "out" ? inks.ground : inks.card, stroke: own, "stroke-width": kind === "thesis" ? 2.5 : 1.25 };
  if (state === "undecided") frame["stroke-dasharray"] = "1.5 3";
  else if (kind === "assumption") frame["stroke-dasharray"] = "6 4";
  made.append(node("rect", frame), node("rect", { x: turned ? left + box.width - 5 : left, y: top, width: 5, height: box.height, fill: own }));
  const says = { direction: turned ? "rtl" : "ltr", "text-anchor": "start" };
  const word = state === "in" || !state ? kindName(kind) : `${kindName(kind)} · ${say(`label.${state}`)}`;
  const small = { y: top + 15, "font-size": 10, "font-weight": "bold", fill: own };
  made.append(iconNode(kind, turned ? start - 10 : start, top + 6, own), node("text", { ...says, ...small, x: start + (turned ? -15 : 15) }, word.toUpperCase()));
  made.append(...markNodes(box, turned, small));
  const ink = state === "out" ? inks.quiet : inks.ink;
  box.lines.forEach((line, at) => made.append(node("text", { ...says, x: start, y: top + CARD.head + at * CARD.line + 12, fill: ink, ...(kind === "thesis" ? { "font-weight": "bold" } : {}) }, line)));
  const under = box.foot.length * CARD.smallLine;
  if (under) made.append(node("rect", { x: left + 8, y: top + box.height - under - 6, width: box.width - 16, height: under + 1, rx: 4, fill: inks["neutral-tint"] }));
  box.foot.forEach((line, at) => made.append(node("text", { ...says, x: start, y: top + box.height - (box.foot.length - at) * CARD.smallLine + 5, "font-size": CARD.small, "font-style": "italic", fill: inks.neutral }, line)));
  if (found.closed.has(n)) made.append(...pillNodes(box, hiddenBelow(n, found.forest), turned, own, inks));
  return made;
}

const iconNode = (kind, x, y, fill) => node("path", { d: iconOf(kind), fill, "fill-rule": "evenodd", transform: `translate(${x} ${y}) scale(${10 / 12})` });

// At the far end of the head: how many findings there are, and how often it is used again.
function markNodes(box, turned, small) {
  const made = [];
  const way = turned ? 1 : -1;
  let x = turned ? leftOf(box) + CARD.side : rightOf(box) - CARD.side;
  for (const [kind, count] of marksOf(box.n)) {
    const wide = widthOf(String(count), `bold 10px ${FONT}`);
    made.push(node("text", { ...small, x: turned ? x : x - wide }, String(count)));
    x += way * (wide + 12);
    made.push(iconNode(kind, turned ? x - 10 : x, topOf(box) + 6, small.fill));
    x += way * 6;
  }
  return made;
}

// How much is folded away below a card.
function pillNodes(box, count, turned, own, inks) {
  const words = `+${count}`;
  const width = Math.max(widthOf(words, `bold 11px ${FONT}`) + 12, 22);
  const x = turned ? leftOf(box) + 10 : rightOf(box) - 10 - width;
  return [
    node("rect", { x, y: bottomOf(box) - 9, width, height: 18, rx: 9, fill: own }),
    node("text", { x: x + width / 2, y: bottomOf(box) + 4, "text-anchor": "middle", "font-size": 11, "font-weight": "bold", fill: inks.card }, words),
  ];
}

function asFile(name, type, content) {
  const link = make("a");
  link.download = name;
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const fileName = () => `${map.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase() || "map"}`;

async function saveAs(kind) {
  const picture = pictureOf(drawing, colours);
  const text = new XMLSerializer().serializeToString(picture);
  if (kind === "svg") asFile(`${fileName()}.svg`, "image/svg+xml", text);
  if (kind === "png") asFile(`${fileName()}.png`, "image/png", await pngOf(text, picture));
  if (kind === "print") print();
}

async function pngOf(text, picture) {
  const [width, height] = ["width", "height"].map((side) => Number(picture.getAttribute(side)));
  const scale = Math.min(SHARPEST, Math.sqrt(LARGEST_AREA / (width * height)), 16000 / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = make("canvas");
  Object.assign(canvas, { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.drawImage(image, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
