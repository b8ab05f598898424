// Where the window looks: at the whole map, closer, or at one element.

const MARGIN = 14;
const LARGEST = 1.25;
const LEGIBLE = 0.75;
const SMALLEST = 0.4;

function glide() {
  return still.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" };
}

// The bounds of the map, its rails, and of what was added to it.
function wholeBounds() {
  let [left, top, right, bottom] = scene.bounds;
  for (const { points } of lines.branches) {
    for (const [x, y] of points) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
  }
  for (const node of data.nodes) {
    const box = network.getBoundingBox(key(node.id));
    if (!box) continue;
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return [left, top, right, bottom];
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
  const top = scene.nodes[0];
  if (!top || network.getScale() >= SMALLEST) return;
  const { clientHeight } = byId("map");
  const y = top.y - top.height / 2 - MARGIN + clientHeight / 2 / LEGIBLE;
  network.moveTo({ position: { x: top.x, y }, scale: LEGIBLE });
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: glide() });
}

function isInView(node) {
  const from = network.canvasToDOM({ x: node.x - node.width / 2, y: node.y - node.height / 2 });
  const to = network.canvasToDOM({ x: node.x + node.width / 2, y: node.y + node.height / 2 });
  const { clientWidth, clientHeight } = byId("map");
  return from.x >= 0 && from.y >= 0 && to.x <= clientWidth && to.y <= clientHeight;
}

// Looks at an element so that it can be read; the window stays when it can be read already.
function lookAt(id) {
  const node = nodes.get(id);
  if (!node || !byId("map").clientWidth) return;
  const scale = network.getScale();
  if (isInView(node) && scale > 0.5) return;
  network.moveTo({ position: { x: node.x, y: node.y }, scale: Math.max(scale, LEGIBLE), animation: glide() });
}
