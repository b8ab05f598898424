// Where the window looks: at the whole map, closer, or at one element.

const MARGIN = 14;
const LARGEST = 1.25;
const LEGIBLE = 0.75;
const SMALLEST = 0.4;

function glide() {
  return still.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" };
}

// Where a node stands; what has not been painted yet has no box in vis-network.
function boxAt(id, places) {
  const own = boxes.get(id);
  if (!own) return network.getBoundingBox(key(id));
  const { x, y } = places[key(id)];
  return { left: x - own.width / 2, top: y - own.height / 2, right: x + own.width / 2, bottom: y + own.height / 2 };
}

// The bounds of the rails, and of all that is not hidden.
function wholeBounds() {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { points } of lines.branches) {
    for (const [x, y] of points) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
  }
  const places = network.getPositions();
  for (const id of [...boxes.keys(), ...data.nodes.map((node) => node.id)]) {
    const box = isHidden(id) ? null : boxAt(id, places);
    if (!box) continue;
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return left < right ? [left, top, right, bottom] : [0, 0, 0, 0];
}

function fit(animation = false) {
  const [left, top, right, bottom] = wholeBounds();
  const { clientWidth, clientHeight } = byId("map");
  const wide = (clientWidth - 2 * MARGIN) / Math.max(right - left, 1);
  const high = (clientHeight - 2 * MARGIN) / Math.max(bottom - top, 1);
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.max(Math.min(wide, high, LARGEST), 0.001),
    animation,
  });
}

// At first: the whole map, or where it is too large to be read so, its top.
function firstView() {
  fit();
  const [top] = drawing.boxes;
  if (!top || drawing.settles || network.getScale() >= SMALLEST) return;
  const { clientWidth, clientHeight } = byId("map");
  const [left, above, right] = wholeBounds();
  const half = clientWidth / 2 / LEGIBLE - MARGIN;
  const x = right - left < 2 * half ? (left + right) / 2 : Math.min(Math.max(top.x, left + half), right - half);
  network.moveTo({ position: { x, y: above - MARGIN + clientHeight / 2 / LEGIBLE }, scale: LEGIBLE });
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: glide() });
}

function isInView({ left, top, right, bottom }) {
  const from = network.canvasToDOM({ x: left, y: top });
  const to = network.canvasToDOM({ x: right, y: bottom });
  const { clientWidth, clientHeight } = byId("map");
  return from.x >= 0 && from.y >= 0 && to.x <= clientWidth && to.y <= clientHeight;
}

// Looks at an element so that it can be read; the window stays when it can be read already.
function lookAt(id) {
  const box = id !== null && !isHidden(id) ? network.getBoundingBox(key(id)) : null;
  if (!box || !byId("map").clientWidth) return;
  const scale = network.getScale();
  if (isInView(box) && scale > 0.5) return;
  network.moveTo({ position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale: Math.max(scale, LEGIBLE), animation: glide() });
}
