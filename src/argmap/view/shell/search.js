// Find: what is searched is all that the details show, in any letter case.

const haystacks = new Map();
const MOST_OPENED = 200;
let matches = [];
let current = -1;

function haystackOf(id) {
  const { text, label, facts } = records.get(id);
  const values = facts.flatMap(([, found]) => found.map((value) => (value.id === undefined ? value.text : "")));
  return [id, text, label, ...values].join("\n").toLowerCase();
}

function search(text) {
  const wanted = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (!haystacks.size) for (const id of records.keys()) haystacks.set(id, haystackOf(id));
  const order = scene.outline.filter((item) => !item.seen).map((item) => item.id);
  matches = wanted.length ? order.filter((id) => wanted.every((word) => haystacks.get(id)?.includes(word))) : [];
  current = -1;
  showMatches(wanted.length > 0);
}

function showMatches(searching) {
  hits.clear();
  for (const id of matches) hits.add(id);
  for (const row of rows) row.element.classList.toggle("hit", hits.has(row.item.id));
  document.body.classList.toggle("searching", searching && matches.length > 0);
  const found = matches.length ? say("page.found", matches.length) : say("page.found.none");
  byId("found").textContent = searching ? found : "";
  openUpTo(matches.slice(0, MOST_OPENED).map((id) => rowOf.get(id)).filter(Boolean));
  rowOf.get(matches[0])?.element.scrollIntoView({ block: "nearest" });
  redraw();
}

function nextMatch(step) {
  if (!matches.length) return;
  current = (current + step + matches.length) % matches.length;
  select(matches[current]);
  byId("found").textContent = say("page.found.at", current + 1, matches.length);
}

function clearSearch() {
  byId("query").value = "";
  search("");
}

function listenToSearch() {
  const field = byId("query");
  field.addEventListener("input", () => search(field.value));
  byId("search").addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") nextMatch(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") {
      clearSearch();
      field.blur();
    }
  });
}
