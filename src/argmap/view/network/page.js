// The drawing of the map, and what was added to it with pyvis.

const scene = data.scene;
const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
const lines = measuredLines(scene.routes);
const routesAt = new Map();
for (const route of scene.routes) {
  for (const end of [route.lower, route.upper]) {
    if (!routesAt.has(end)) routesAt.set(end, new Set());
    routesAt.get(end).add(route);
  }
}
