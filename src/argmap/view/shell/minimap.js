// A small picture of the whole map, with the window in it; shown where the window is smaller.

const MINIMAP = { width: 168, height: 120 };
let miniature = null;
let miniatureOf = null;

// The colours of the miniature change with the theme.
function whenRecoloured() {
  miniatureOf = null;
}

function minimapScale() {
  const [left, top, right, bottom] = drawing.bounds;
  return Math.min(MINIMAP.width / Math.max(right - left, 1), MINIMAP.height / Math.max(bottom - top, 1));
}

function paintMiniature() {
  const scale = minimapScale();
  const [left, top] = drawing.bounds;
  miniature = document.createElement("canvas");
  Object.assign(miniature, { width: MINIMAP.width * 2, height: MINIMAP.height * 2 });
  const context = miniature.getContext("2d");
  context.setTransform(scale * 2, 0, 0, scale * 2, -left * scale * 2, -top * scale * 2);
  for (const box of drawing.boxes.values()) {
    if (box.step) continue;
    context.fillStyle = colours[polarityFor(box.n)];
    context.globalAlpha = labelOf(box.n) === "out" ? 0.3 : 0.8;
    const least = 1 / scale;
    context.fillRect(leftOf(box), topOf(box), Math.max(box.width, least), Math.max(box.height, least));
  }
  miniatureOf = drawing;
}

function paintMinimap() {
  const canvas = byId("minimap");
  const [left, top, right, bottom] = drawing.bounds;
  const sight = sightOf();
  const whole = sight[0] <= left && sight[1] <= top && sight[2] >= right && sight[3] >= bottom;
  canvas.hidden = whole;
  if (canvas.hidden) return;
  if (miniatureOf !== drawing) paintMiniature();
  const context = canvas.getContext("2d");
  const scale = minimapScale();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(miniature, 0, 0);
  context.strokeStyle = colours.focus;
  context.lineWidth = 3;
  context.strokeRect((sight[0] - left) * scale * 2, (sight[1] - top) * scale * 2, (sight[2] - sight[0]) * scale * 2, (sight[3] - sight[1]) * scale * 2);
}

function listenToMinimap() {
  const canvas = byId("minimap");
  Object.assign(canvas, { width: MINIMAP.width * 2, height: MINIMAP.height * 2 });
  const go = (event) => {
    if (!event.buttons && event.type !== "pointerdown") return;
    const box = canvas.getBoundingClientRect();
    const scale = minimapScale() * (box.width / MINIMAP.width);
    const [x, y] = [drawing.bounds[0] + (event.clientX - box.left) / scale, drawing.bounds[1] + (event.clientY - box.top) / scale];
    const { clientWidth, clientHeight } = byId("map");
    moved = true;
    lookThrough(camera.scale, clientWidth / 2 - x * camera.scale, clientHeight / 2 - y * camera.scale);
    event.preventDefault();
  };
  canvas.addEventListener("pointerdown", go);
  canvas.addEventListener("pointermove", go);
}
