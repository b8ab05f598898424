// All that is drawn, kind by kind: what can be hidden, and the way to everything for the keyboard.

const ORDER = ["thesis", "claim", "evidence", "assumption", "statement", "argument", "inference", "rebuttal", "undercut", "source", "agent", "scheme", "scenario", "group", "locution"];

function contents() {
  const kinds = grouped([...boxes.keys(), ...data.nodes.map(({ id }) => id)], kindAt);
  const place = (kind) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return [...kinds].sort(([a], [b]) => place(a) - place(b));
}

function buildContents() {
  const pane = byId("contents-pane");
  pane.append(paragraph("note", say("contents.about"), "en"), ...contents().map(([kind, ids]) => kindRow(kind, ids)));
}

function kindRow(kind, ids) {
  const row = make("div", "kind-row");
  const box = make("input");
  box.type = "checkbox";
  box.checked = true;
  box.setAttribute("aria-label", say("contents.show", kindName(kind)));
  box.addEventListener("change", () => {
    showKind(kind, box.checked);
    announce(say(box.checked ? "contents.shown" : "contents.hidden", ids.length));
  });
  const list = make("details");
  const title = make("summary");
  title.lang = "en";
  title.append(kindPicture(kind), document.createTextNode(` ${kindName(kind)} (${ids.length})`));
  list.append(title);
  list.addEventListener("toggle", () => {
    if (list.open && list.children.length === 1) list.append(membersOf(ids));
  });
  row.append(box, list);
  return row;
}

// The name of what has no number: added with pyvis, or named in the map and not in it.
const nameAt = (id) => String(data.nodes.find((node) => node.id === id)?.label ?? id);

const STEP_OF = { inference: "support", rebuttal: "attack", undercut: "undercut" };
const kindPicture = (kind) => (STEP_OF[kind] ? stepIcon(STEP_OF[kind]) : icon(kind));

function membersOf(ids) {
  const made = make("ul");
  for (const id of ids) {
    const item = make("li");
    item.append(numberOf.has(id) ? linkTo(numberOf.get(id)) : action(nameAt(id), () => choose(null, id)));
    made.append(item);
  }
  return made;
}

function buildNetworkLegend() {
  const roles = new Set([...data.edges, ...drawing.routes].map(({ role }) => role));
  const polarities = new Set(drawing.boxes.filter(({ shape }) => shape === "step").map(({ polarity }) => polarity));
  const items = POLARITIES.filter((polarity) => polarities.has(polarity)).map((polarity) => legendItem(stepIcon(polarity), say(`legend.${polarity}`)));
  if (drawing.routes.some(({ linked }) => linked)) items.push(legendItem(legendLine("linked"), say("legend.linked")));
  for (const [role, names] of [["also", ["also"]], ["circle", ["circle"]], ["contradicts", ["contradicts", "contradiction", "contrary"]], ["restates", ["restates", "rephrase"]]]) {
    if (names.some((name) => roles.has(name))) items.push(legendItem(legendLine(role), say(`legend.${role}`)));
  }
  if (data.edges.some(({ role }) => role !== undefined)) items.push(legendItem(legendLine("tie"), say("legend.tie")));
  byId("legend").append(...items);
}
