// Boxes that overlap are moved apart, each by half and along the shorter way, until none does or
// enough has been tried. Only neighbours in a coarse grid are compared.

const ROUNDS = 120;
const GAP = 8;
const CELL = 260;

function moveApart() {
  const places = network.getPositions();
  const all = [...boxes.values()].filter(({ id }) => places[key(id)]).map(({ id, width, height }) => ({ id: key(id), width, height, ...places[key(id)] }));
  for (let round = 0; round < ROUNDS && separated(all); round++);
  for (const { id, x, y } of all) network.moveNode(id, x, y);
}

// One round; whether anything was moved.
function separated(all) {
  const grid = new Map();
  for (const box of all) push(grid, `${Math.floor(box.x / CELL)} ${Math.floor(box.y / CELL)}`, box);
  let any = false;
  for (const box of all) {
    const [column, row] = [Math.floor(box.x / CELL), Math.floor(box.y / CELL)];
    for (const x of [column - 1, column, column + 1]) for (const y of [row - 1, row, row + 1]) {
      for (const other of grid.get(`${x} ${y}`) ?? []) any = (other.id > box.id && pushed(box, other)) || any;
    }
  }
  return any;
}

function pushed(one, other) {
  const across = (one.width + other.width) / 2 + GAP - Math.abs(one.x - other.x);
  const down = (one.height + other.height) / 2 + GAP - Math.abs(one.y - other.y);
  if (across <= 0 || down <= 0) return false;
  const side = across < down ? "x" : "y";
  const way = (Math.min(across, down) / 2) * (one[side] <= other[side] ? 1 : -1);
  one[side] -= way;
  other[side] += way;
  return true;
}
