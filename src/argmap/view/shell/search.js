// Find: words in any letter case, and terms such as label:out or kind:evidence; all must fit.

const haystacks = new Map();
const MOST_OPENED = 200;
let matches = [];
let current = -1;

function haystackOf(n) {
  const { id, text, label, facts } = elements[n];
  const values = Object.entries(facts).flatMap(([key, found]) => many(found).map((value) => plainValue(key, value)));
  return [id, text, label, ...values].join("\n").toLowerCase();
}

function plainValue(key, value) {
  if (key === "passages") return "";
  if (typeof value === "number") return elements[value].text || elements[value].id;
  return typeof value === "string" ? value : value.text ?? "";
}

// What can be filtered by, each a function from an element to its values.
const FACETS = {
  kind: ({ kind }) => [kindName(kind)],
  label: ({ n }) => (labelOf(n) ? [say(`label.${labelOf(n)}`)] : []),
  certainty: ({ facts }) => many(facts.certainty),
  evidence: ({ facts }) => many(facts.evidence),
  finding: ({ findings }) => findings.map(({ slug }) => slug),
  source: ({ facts }) => many(facts.sources).map((value) => plainValue("sources", value)),
  says: ({ facts }) => many(facts.says).map((value) => plainValue("says", value)),
  group: ({ facts }) => many(facts.group).map((value) => plainValue("group", value)),
  scheme: ({ facts }) => many(facts.scheme).map((n) => elements[n].id.replace(/^.*#/, "")),
  tag: ({ facts }) => many(facts.tags),
};
const TERM = /(\w+):(?:"([^"]*)"|(\S+))/g;

function fits(n, words, terms) {
  const haystack = haystacks.get(n);
  if (!words.every((word) => haystack.includes(word))) return false;
  return terms.every(([facet, value]) => FACETS[facet](elements[n]).some((found) => found.toLowerCase() === value));
}

function search(text) {
  if (!haystacks.size) for (const { n } of elements) haystacks.set(n, haystackOf(n));
  const terms = [];
  const rest = text.toLowerCase().replace(TERM, (whole, facet, quoted, bare) => {
    if (!FACETS[facet]) return whole;
    terms.push([facet, quoted ?? bare]);
    return " ";
  });
  const words = rest.trim().split(/\s+/).filter(Boolean);
  const order = rows.filter(({ item }) => !item.seen).map(({ item }) => item.n);
  matches = words.length || terms.length ? order.filter((n) => fits(n, words, terms)) : [];
  current = -1;
  seekInText(terms.length ? [] : words);
  showMatches(words.length + terms.length > 0);
}

function showMatches(searching) {
  hits.clear();
  for (const n of matches) hits.add(n);
  for (const row of rows) markState(row);
  document.body.classList.toggle("searching", searching && matches.length > 0);
  const found = [matches.length && say("page.found", matches.length), places.length && say("page.found.text", places.length)].filter(Boolean);
  byId("found").textContent = searching ? found.join(", ") || say("page.found.none") : "";
  seekHidden();
  openUpTo(matches.slice(0, MOST_OPENED).map((n) => rowOf.get(n)).filter(Boolean));
  rowOf.get(matches[0])?.made?.scrollIntoView({ block: "nearest" });
  markMatches();
  redraw();
}

// The folded cards below which there are matches, each with how many.
function seekHidden() {
  hiders.clear();
  const { parent } = drawing.forest;
  for (const n of hits) {
    let upper = n;
    while (upper !== undefined && !drawing.boxes.has(upper)) upper = parent.get(upper);
    if (upper !== undefined && upper !== n) hiders.set(upper, (hiders.get(upper) ?? 0) + 1);
  }
}

function nextMatch(step) {
  const count = matches.length + places.length;
  if (!count) return;
  current = (Math.max(current, step < 0 ? 0 : -1) + step + count) % count;
  byId("found").textContent = say("page.found.at", current + 1, count);
  if (current >= matches.length) {
    showPlace(places[current - matches.length]);
    return;
  }
  if (narrow.matches && document.body.dataset.pane === "document") showPane("map");
  select(matches[current], { walked: true });
}

function clearSearch() {
  byId("query").value = "";
  search("");
}

// The values of each facet with how many elements have them, the commonest first.
function buildFilters() {
  const menu = byId("filter");
  for (const [facet, valuesOf] of Object.entries(FACETS)) {
    const counts = new Map();
    for (const { item } of rows) {
      if (item.seen) continue;
      for (const value of new Set(valuesOf(elements[item.n]))) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (!counts.size) continue;
    const group = make("optgroup");
    group.label = say(`facet.${facet}`);
    for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 40)) {
      const choice = make("option", "", `${value} (${count})`);
      choice.value = `${facet}:${/[\s"]/.test(value) ? `"${value.replaceAll('"', "")}"` : value}`;
      group.append(choice);
    }
    menu.append(group);
  }
}

function listenToSearch() {
  const field = byId("query");
  const seek = () => { search(field.value); writeAddress(false); };
  field.addEventListener("input", seek);
  byId("search").addEventListener("submit", (event) => event.preventDefault());
  byId("filter").addEventListener("change", (event) => {
    field.value = `${field.value} ${event.target.value}`.trim();
    event.target.value = "";
    seek();
    field.focus();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") nextMatch(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") {
      clearSearch();
      writeAddress(false);
      field.blur();
    }
  });
}
