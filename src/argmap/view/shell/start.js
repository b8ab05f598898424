// Everything is put together here, once.

recolour();
buildDocuments();
buildOutline();
buildLegend();
showPane("map");
showDetails();
listenToTools();
listenToTabs();
listenToSearch();
listenToOutline();
listenToSelection();
listenToKeys();
listenToPrint();
firstView();
readAddress();

// The window is fitted again as long as nobody has moved it.
let untouched = selection.id === null;
network.on("zoom", () => { untouched = false; });
network.on("dragStart", () => { untouched = false; });
new ResizeObserver(() => { if (untouched && selection.id === null && byId("map").clientWidth) firstView(); }).observe(byId("map"));
network.once("afterDrawing", () => { document.documentElement.dataset.ready = "yes"; });
redraw();
