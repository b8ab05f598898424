// Everything is put together here, once.

trial.scenario = firstScenario();
evaluate();
if (options.theme) setTheme(options.theme);
if (options.embed) document.body.classList.add("embed");
view.depth = firstDepth();
foldAt(view.depth);
buildLegend();
redrawAll();
firstView();
buildOutline();
buildFilters();
showPane("map");
showDetails();
showTrial();
showView();
listenToTools();
listenToTabs();
listenToSplitter();
listenToSearch();
listenToOutline();
listenToPointer();
listenToMinimap();
listenToTrial();
listenToKeys();
listenToPrint();
addEventListener("hashchange", readAddress);
readAddress();

// Bars that came with the address have made the window smaller.
if (!moved) {
  firstView();
  if (drawing.boxes.has(selection.n)) lookAt(selection.n);
}

// The window is fitted again as long as nobody has moved it.
let width = byId("map").clientWidth;
new ResizeObserver(() => {
  const { clientWidth } = byId("map");
  if (clientWidth && !moved && selection.n === null && clientWidth !== width) {
    redrawAll();
    firstView();
  } else if (clientWidth && !moved && selection.n === null) firstView();
  width = clientWidth;
  redraw();
}).observe(byId("map"));

// For whoever embeds or tests the page: what it holds and what it makes of it.
globalThis.argmap = Object.freeze({
  format: map.format,
  map: () => structuredClone(map),
  labels: () => Object.fromEntries(elements.filter(({ n }) => labelOf(n)).map(({ id, n }) => [id, labelOf(n)])),
  layout: (aspect, base) => {
    const found = drawn(wholeForest, new Set(), aspect, base);
    return {
      boxes: [...found.boxes.values()].map((box) => [elements[box.n].id, box.x, box.y, box.width, box.height]),
      lines: found.lines.map((line) => [elements[line.lower].id, elements[line.upper].id, line.role, line.polarity, line.points]),
    };
  },
  drawn: () => [...drawing.boxes.keys()].map((n) => elements[n].id),
  accepting: () => [...accepting.keys()].map((n) => elements[n].id),
  selected: () => elements[selection.n]?.id ?? null,
  camera: () => ({ ...camera }),
  select: (id) => select(numberOf.get(id) ?? null),
  toggle: (id) => toggle(numberOf.get(id)),
  svg: () => new XMLSerializer().serializeToString(pictureOf(drawing, colours)),
  // The two algorithms by themselves: labels of rules, and places of a tree.
  judge: ({ program: rules, atoms: atomOf, bodies: bodyOf }, count, off) =>
    labelled({ program: indexed(rules), atoms: new Map(atomOf), bodies: new Map(bodyOf) }, count, new Set(off)).labels,
  arrange: (tree, aspect) => {
    const { across, down, rails, plan } = arranged(tree, aspect);
    return { across, down, rails, columns: plan.columns };
  },
});
requestAnimationFrame(() => {
  paintAll();
  document.documentElement.dataset.ready = "yes";
});
