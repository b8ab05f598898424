// Where the window looks: at the whole map, closer, or at one element.

const MARGIN = 14;
const LARGEST = 1.25;
const LEGIBLE = 0.75;
const HANDY = 0.9;
const SMALLEST = 0.4;
const CLOSEST = 3;
const camera = { scale: 1, left: 0, top: 0 };
let moved = false;
let flight = 0;

const onScreen = (x, y) => [x * camera.scale + camera.left, y * camera.scale + camera.top];
const onMap = (x, y) => [(x - camera.left) / camera.scale, (y - camera.top) / camera.scale];

function lookThrough(scale, left, top, glide = false) {
  cancelAnimationFrame(flight);
  if (!glide || still.matches) {
    Object.assign(camera, { scale, left, top });
    redraw();
    return;
  }
  const from = { ...camera };
  const start = performance.now();
  const frame = (now) => {
    const part = Math.min((now - start) / 220, 1);
    const eased = 1 - (1 - part) ** 3;
    camera.scale = from.scale * (scale / from.scale) ** eased;
    camera.left = from.left + (left - from.left) * eased;
    camera.top = from.top + (top - from.top) * eased;
    redraw();
    if (part < 1) flight = requestAnimationFrame(frame);
  };
  flight = requestAnimationFrame(frame);
}

// The scale at which the whole drawing fits the window.
function fitScale() {
  const [left, top, right, bottom] = drawing.bounds;
  const { clientWidth, clientHeight } = byId("map");
  const wide = (clientWidth - 2 * MARGIN) / Math.max(right - left, 1);
  const high = (clientHeight - 2 * MARGIN) / Math.max(bottom - top, 1);
  return Math.max(Math.min(wide, high, LARGEST), 0.001);
}

function fit(glide = false) {
  const [left, top, right, bottom] = drawing.bounds;
  const { clientWidth, clientHeight } = byId("map");
  const scale = fitScale();
  lookThrough(scale, clientWidth / 2 - ((left + right) / 2) * scale, clientHeight / 2 - ((top + bottom) / 2) * scale, glide);
}

// At first: the whole map, or where it is too large to be read so, its top. On a phone, which is
// read at arm's length and moved with a finger, that is sooner so.
function firstView() {
  fit();
  const top = drawing.boxes.get(drawing.forest.roots[0]);
  if (!top || camera.scale >= (narrow.matches ? LEGIBLE : SMALLEST)) return;
  const [left, above, right] = drawing.bounds;
  const { clientWidth } = byId("map");
  const scale = narrow.matches ? Math.min(HANDY, (clientWidth - 2 * MARGIN) / top.width) : LEGIBLE;
  const ends = [clientWidth - MARGIN - right * scale, MARGIN - left * scale];
  const across = ends[0] > ends[1] ? (ends[0] + ends[1]) / 2 : Math.min(Math.max(clientWidth / 2 - top.x * scale, ends[0]), ends[1]);
  lookThrough(scale, across, MARGIN - above * scale);
}

function zoom(factor, at = null) {
  const { clientWidth, clientHeight } = byId("map");
  const [x, y] = at ?? [clientWidth / 2, clientHeight / 2];
  const scale = Math.max(Math.min(camera.scale * factor, CLOSEST), Math.min(fitScale() / 2, 0.1));
  const part = scale / camera.scale;
  moved = true;
  lookThrough(scale, x - (x - camera.left) * part, y - (y - camera.top) * part, at === null);
}

function isInView(box) {
  const [left, top] = onScreen(leftOf(box), topOf(box));
  const [right, bottom] = onScreen(rightOf(box), bottomOf(box));
  const { clientWidth, clientHeight } = byId("map");
  return left >= 0 && top >= 0 && right <= clientWidth && bottom <= clientHeight;
}

// Looks at an element so that it can be read; the window stays when it can be read already.
function lookAt(n) {
  unfoldTo(n);
  const box = drawing.boxes.get(n);
  const { clientWidth, clientHeight } = byId("map");
  if (!box || !clientWidth || (isInView(box) && camera.scale > 0.5)) return;
  const scale = Math.max(camera.scale, LEGIBLE);
  moved = true;
  lookThrough(scale, clientWidth / 2 - box.x * scale, clientHeight / 2 - box.y * scale, true);
}

function listenToPointer() {
  const pane = byId("map");
  const held = new Map();
  let travelled = 0;
  const middle = () => [...held.values()].reduce(([x, y], at) => [x + at[0] / held.size, y + at[1] / held.size], [0, 0]);
  const spread = () => (held.size < 2 ? 1 : Math.max(Math.hypot(...[0, 1].map((axis) => [...held.values()][0][axis] - [...held.values()][1][axis])), 1));
  const place = (event) => {
    const { left, top } = pane.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  pane.addEventListener("pointerdown", (event) => {
    if (event.button > 0 || event.target.closest("button, #minimap")) return;
    held.set(event.pointerId, place(event));
    travelled = 0;
    cancelAnimationFrame(flight);
  });
  pane.addEventListener("pointermove", (event) => {
    if (!held.has(event.pointerId)) return;
    const [x, y] = middle();
    const before = spread();
    held.set(event.pointerId, place(event));
    const [toX, toY] = middle();
    travelled += Math.hypot(toX - x, toY - y);
    if (travelled < 4 && held.size < 2) return;
    if (!pane.hasPointerCapture(event.pointerId)) pane.setPointerCapture(event.pointerId);
    moved = true;
    pane.classList.add("held");
    camera.left += toX - x;
    camera.top += toY - y;
    if (held.size > 1) zoom(spread() / before, [toX, toY]);
    redraw();
  });
  const release = (event) => {
    if (!held.delete(event.pointerId)) return;
    pane.classList.remove("held");
  };
  pane.addEventListener("pointerup", release);
  pane.addEventListener("pointercancel", release);
  pane.addEventListener("click", (event) => {
    if (travelled < 4 && !event.target.closest("button, #minimap")) chooseAt(...place(event));
  });
  pane.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : 1;
    if (event.shiftKey) {
      moved = true;
      camera.left -= (event.deltaX || event.deltaY) * unit;
      redraw();
    } else zoom(Math.exp(-Math.max(Math.min(event.deltaY * unit, 240), -240) * 0.0018), place(event));
  }, { passive: false });
}

// The element under a place on the screen; the map itself when there is none.
function chooseAt(x, y) {
  const [mapX, mapY] = onMap(x, y);
  for (const box of drawing.boxes.values()) {
    if (Math.abs(box.x - mapX) <= box.width / 2 && Math.abs(box.y - mapY) <= box.height / 2) {
      select(box.n, { look: false });
      return;
    }
  }
  if (selection.n !== null) select(null);
}
