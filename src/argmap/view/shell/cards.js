// The cards in the window, and no others, over one canvas for what lies behind them.

const selection = { n: null };
const hits = new Set();
const shown = new Map();
const MOST_CARDS = 320;

const hiders = new Map();
const isDim = (n) => hits.size > 0 && !hits.has(n) && !hiders.has(n);

// What a card does to what it hangs from, by the step through which it does.
function polarityFor(n, forest = drawing.forest) {
  const own = steps.get(n);
  if (own && !isBare(own)) return own.polarity;
  return steps.get(forest.parent.get(n))?.polarity ?? "neutral";
}

function sightOf(slack = 0) {
  const { clientWidth, clientHeight } = byId("map");
  const [left, top] = onMap(-slack, -slack);
  const [right, bottom] = onMap(clientWidth + slack, clientHeight + slack);
  return [left, top, right, bottom];
}

function paintAll() {
  const pane = byId("map");
  if (!pane.clientWidth || !drawing) return;
  const canvas = byId("rails");
  const sharp = Math.min(devicePixelRatio || 1, 2);
  const [width, height] = [Math.round(pane.clientWidth * sharp), Math.round(pane.clientHeight * sharp)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(camera.scale * sharp, 0, 0, camera.scale * sharp, camera.left * sharp, camera.top * sharp);
  paintBackground(context, sightOf());
  showCards();
  paintMinimap();
}

const redraw = oncePerFrame(paintAll);

function showCards() {
  const layer = byId("cards");
  const wanted = new Map();
  if (camera.scale >= COARSE) {
    const sight = sightOf(80);
    for (const box of drawing.boxes.values()) {
      if (inSight([leftOf(box), topOf(box), rightOf(box), bottomOf(box)], sight)) wanted.set(box.n, box);
      if (wanted.size > MOST_CARDS) break;
    }
  }
  for (const [n, card] of shown) {
    if (wanted.get(n) === card.box) continue;
    card.element.remove();
    shown.delete(n);
  }
  const fresh = [];
  for (const [n, box] of wanted) {
    if (!shown.has(n)) {
      const element = box.step ? stepElement(box) : cardElement(box);
      shown.set(n, { element, box });
      fresh.push(element);
    }
    setState(n, shown.get(n).element);
  }
  layer.append(...fresh);
  layer.style.transform = `translate(${camera.left}px, ${camera.top}px) scale(${camera.scale})`;
}

// What changes without a new drawing: selection, matches, labels.
function setState(n, element) {
  const label = labelOf(n);
  const state = `${selection.n === n ? " chosen" : ""}${hits.has(n) ? " hit" : ""}${isDim(n) ? " dim" : ""}${label === "in" ? "" : ` is-${label}`}${changed.has(n) ? " changed" : ""}`;
  const name = element.dataset.plain + state;
  if (element.className !== name) element.className = name;
  const mark = element.querySelector(".verdict");
  if (mark) {
    const words = toldLabel(n);
    if (mark.textContent !== words) mark.textContent = words;
  }
  if (drawing.closed.has(n)) setFold(element.querySelector(".fold"), n);
  const toggle = element.querySelector(".switch");
  if (toggle) toggle.setAttribute("aria-pressed", String(isAccepted(n)));
}

function placedElement(box, className) {
  const element = make("div", className);
  element.dataset.plain = className;
  element.dataset.n = String(box.n);
  element.style.width = `${box.width}px`;
  element.style.height = `${box.height}px`;
  element.style.transform = `translate(${leftOf(box)}px, ${topOf(box)}px)`;
  return element;
}

function stepElement(box) {
  const element = placedElement(box, `step ${steps.get(box.n).polarity}`);
  element.append(stepIcon(steps.get(box.n).polarity));
  return element;
}

function cardElement(box) {
  const { n } = box;
  const { kind, lang, text, label, id } = elements[n];
  const element = placedElement(box, `card ${polarityFor(n)} ${kind}`);
  element.dir = "auto";
  const words = make("div", "lines");
  words.lang = lang;
  words.append(...box.lines.map((line) => make("div", "", line)));
  if (isRightToLeft(text || label || id)) element.dir = "rtl";
  element.append(headOf(n), words);
  if (box.foot.length) {
    const foot = make("div", "foot");
    foot.append(...box.foot.map((line) => make("div", "", line)));
    element.append(foot);
  }
  if (hiddenBelow(n)) element.append(foldButton(n));
  return element;
}

const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const isRightToLeft = (text) => RIGHT_TO_LEFT.test(text);

function headOf(n) {
  const head = make("div", "head");
  head.append(icon(elements[n].kind), make("span", "kind", kindName(elements[n].kind)));
  head.append(make("span", "verdict"));
  for (const [kind, count] of marksOf(n).reverse()) head.append(mark(kind, count, say(`card.${kind}`, count)));
  if (accepting.has(n)) head.append(switchButton(n));
  return head;
}

// How many findings concern it, and how often it is used again.
function marksOf(n) {
  const counts = [["findings", elements[n].findings.length], ["also", (uses.get(n)?.length ?? 0) - 1]];
  return counts.filter(([, count]) => count > 0);
}

function mark(kind, count, title) {
  const made = make("span", "mark");
  made.title = title;
  made.append(icon(kind), document.createTextNode(String(count)));
  return made;
}

function quietButton(className, title, run) {
  const made = make("button", className);
  made.type = "button";
  made.tabIndex = -1;
  made.title = title;
  made.addEventListener("click", (event) => { event.stopPropagation(); run(); focusBack(); });
  return made;
}

function switchButton(n) {
  return quietButton("switch", say("whatif.switch"), () => toggle(n));
}

function foldButton(n) {
  const closed = drawing.closed.has(n);
  const made = quietButton(`fold${closed ? " closed" : ""}`, say(closed ? "card.unfold" : "card.fold"), () => toggleFold(n));
  made.textContent = closed ? `+${hiddenBelow(n)}` : "−";
  made.dataset.plain = made.textContent;
  return made;
}

// How many matches are folded away below a card.
function setFold(fold, n) {
  const count = hiders.get(n);
  const words = fold.dataset.plain + (count ? `: ${say("page.found", count)}` : "");
  if (fold.textContent === words) return;
  fold.textContent = words;
  fold.classList.toggle("hit", Boolean(count));
}

function toggleFold(n, open = view.closed.has(n)) {
  if (!hiddenBelow(n)) return;
  const before = drawing.boxes.get(n);
  if (open) view.closed.delete(n);
  else view.closed.add(n);
  relayout(before);
  writeAddress(false);
  announce(say(open ? "card.unfolded" : "card.folded", hiddenBelow(n)));
}

// Lays out again; what was looked at stays where it was on the screen.
function relayout(before = null) {
  redrawAll();
  const after = before && drawing.boxes.get(before.n);
  if (after) {
    camera.left += (before.x - after.x) * camera.scale;
    camera.top += (before.y - after.y) * camera.scale;
  } else if (!moved) firstView();
  else fit();
  showView();
  redraw();
}

// Opens whatever an element is folded away in, and leaves a focus that it is not in.
function unfoldTo(n) {
  if (n === null || drawing.boxes.has(n)) return;
  if (view.focus !== null && !currentForest().kids.has(n)) setFocus(null, false);
  const { parent } = currentForest();
  let opened = false;
  for (let upper = parent.get(n); upper !== undefined; upper = parent.get(upper)) opened = view.closed.delete(upper) || opened;
  if (opened) relayout(drawing.boxes.get(currentForest().roots[0]));
}

const elementIsDrawn = (n) => wholeForest.kids.has(n);

function focusTools(n) {
  if (!below(n).length) return [];
  return [button(view.focus === n ? "focus.leave" : "focus.button", () => setFocus(view.focus === n ? null : n))];
}

// What was folded before a focus was set is folded again when it is left.
let outside = null;

function setFocus(n, address = true) {
  if (view.focus === null) outside = { depth: view.depth, closed: view.closed };
  view.focus = n;
  view.depth = firstDepth();
  foldAt(view.depth);
  if (n === null) Object.assign(view, outside);
  relayout();
  fit(false);
  showDetails();
  if (address) writeAddress();
  announce(n === null ? say("focus.left") : say("focus.on", headline(n)));
}

function setDepth(depth) {
  view.depth = depth;
  foldAt(depth);
  moved = false;
  relayout();
  writeAddress(false);
}

// The bar above the map tells of the focus and holds the depth.
function showView() {
  const bar = byId("focus-bar");
  bar.hidden = view.focus === null;
  if (view.focus !== null) byId("focus-name").textContent = shortened(headline(view.focus), 80);
  const range = byId("depth");
  const max = Math.max(deepest(), 1);
  range.max = String(max);
  range.value = String(Math.min(view.depth, max));
  range.setAttribute("aria-valuetext", view.depth >= max ? say("depth.all") : say("depth.levels", view.depth));
  byId("depth-box").hidden = max < 2;
}
