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

// The drawing as SVG in given colours; text is text, and every card has a title.
function pictureOf(found, inks) {
  const [left, top, right, bottom] = found.bounds;
  const box = [left - 12, top - 12, right - left + 24, bottom - top + 24];
  const root = node("svg", { xmlns: SVG, viewBox: box.join(" "), width: box[2], height: box[3], role: "img", "font-family": 'Arial, "Liberation Sans", Helvetica, sans-serif', "font-size": CARD.font });
  root.append(node("title", {}, map.title), node("rect", { x: box[0], y: box[1], width: box[2], height: box[3], fill: inks.ground }));
  for (const line of found.lines) if (line.linked) root.append(...bandNodes(line, found, inks));
  for (const line of found.lines) root.append(...lineNodes(line, inks));
  for (const item of found.boxes.values()) root.append(item.step ? stepNode(item, inks) : cardNode(item, found, inks));
  return root;
}

const pathOf = (points) => points.map(([x, y], n) => `${n ? "L" : "M"}${x} ${y}`).join("");

function bandNodes(line, { boxes: placedAt }, inks) {
  const box = placedAt.get(line.lower);
  const fill = inks[`${line.polarity}-tint`];
  return [
    node("path", { d: pathOf(line.points), fill: "none", stroke: fill, "stroke-width": 12, "stroke-linejoin": "round" }),
    node("rect", { x: leftOf(box) - 6, y: topOf(box) - 6, width: box.width + 12, height: box.height + 12, rx: 10, fill }),
  ];
}

function lineNodes(line, inks) {
  const cross = CROSS.has(line.role);
  const colour = line.role === "contradicts" ? inks.attack : line.polarity === "neutral" || cross ? inks.rail : inks[line.polarity];
  const [from, to] = line.points;
  const [bendX, bendY] = cross ? bend(from, to) : [0, 0];
  const d = cross ? `M${from[0]} ${from[1]}Q${bendX} ${bendY} ${to[0]} ${to[1]}` : pathOf(line.points);
  const stroke = { d, fill: "none", stroke: colour, "stroke-width": 1.75, "stroke-linejoin": "round" };
  if (cross) Object.assign(stroke, { "stroke-dasharray": DASHES[line.role].join(" "), opacity: 0.6 });
  const made = [node("path", stroke)];
  if (line.arrow) made.push(arrowNode(cross ? [bendX, bendY] : line.points.at(-2), line.points.at(-1), colour));
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
  made.append(node("path", { d: STEP_OUTLINES[polarity], fill: inks[polarity] }), node("path", { d: STEP_SIGNS[polarity], fill: inks.card }));
  return made;
}

function cardNode(box, { forest }, inks) {
  const { n } = box;
  const { kind, text, label, id } = elements[n];
  const own = steps.get(n);
  const polarity = own && !isBare(own) ? own.polarity : steps.get(forest.parent.get(n))?.polarity ?? "neutral";
  const turned = isRightToLeft(text || label || id);
  const [left, top] = [leftOf(box), topOf(box)];
  const start = turned ? left + box.width - CARD.side : left + CARD.side;
  const made = node("g", { opacity: labelOf(n) === "out" ? 0.6 : 1 }, node("title", {}, headline(n)));
  const frame = { x: left, y: top, width: box.width, height: box.height, rx: 6, fill: inks.card, stroke: inks[polarity], "stroke-width": kind === "thesis" ? 2.5 : 1.25 };
  if (kind === "assumption") frame["stroke-dasharray"] = "6 4";
  made.append(node("rect", frame), node("rect", { x: turned ? left + box.width - 5 : left, y: top, width: 5, height: box.height, fill: inks[polarity] }));
  const says = { direction: turned ? "rtl" : "ltr", "text-anchor": "start" };
  const word = labelOf(n) === "in" || !labelOf(n) ? kindName(kind) : `${kindName(kind)} · ${say(`label.${labelOf(n)}`)}`;
  const head = { ...says, x: start + (turned ? -15 : 15), y: top + 15, "font-size": 10, "font-weight": "bold", fill: inks[polarity] };
  made.append(node("path", { d: iconOf(kind), fill: inks[polarity], "fill-rule": "evenodd", transform: `translate(${turned ? start - 10 : start} ${top + 6}) scale(${10 / 12})` }));
  made.append(node("text", head, word.toUpperCase()));
  box.lines.forEach((line, at) => made.append(node("text", { ...says, x: start, y: top + CARD.head + at * CARD.line + 12, fill: inks.ink, ...(kind === "thesis" ? { "font-weight": "bold" } : {}) }, line)));
  box.foot.forEach((line, at) => made.append(node("text", { ...says, x: start, y: top + box.height - (box.foot.length - at) * CARD.smallLine + 5, "font-size": CARD.small, "font-style": "italic", fill: inks.neutral }, line)));
  return made;
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
