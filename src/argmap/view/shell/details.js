// The details of what is selected; of the whole map when nothing is.

const MOST_OF_CIRCLE = 12;

function badge(kind, polarity) {
  const made = make("span", `badge ${polarity ?? "neutral"} ${kind}`);
  made.append(icon(kind), document.createTextNode(kindName(kind)));
  return made;
}

function showDetails() {
  const pane = byId("details-pane");
  const same = pane.dataset.n === String(selection.n);
  const top = same ? pane.scrollTop : 0;
  const held = controlsIn(pane).indexOf(document.activeElement);
  pane.dataset.n = String(selection.n);
  pane.replaceChildren(...(selection.n === null ? overview() : detailsOf(selection.n)));
  pane.scrollTop = top;
  if (held >= 0) ((same && controlsIn(pane)[held]) || pane).focus({ preventScroll: true });
}

const controlsIn = (pane) => [...pane.querySelectorAll("a, button, summary")];

function overview() {
  const parts = [heading(map.title)];
  if (map.overview.about) parts.push(paragraph("wording", map.overview.about));
  parts.push(factList(Object.entries(map.overview.facts)), ...circleNotes());
  if (allFindings.length) parts.push(findingList(allFindings, true));
  return parts;
}

// What lies on each circle, but for the steps between.
function circleNotes() {
  if (!map.circles.length) return [];
  const part = make("details");
  part.append(make("summary", "", `${say("fact.circles")} (${map.circles.length})`));
  for (const group of map.circles) {
    const told = group.filter((n) => !isStep(n));
    part.append(list((told.length ? told : group).slice(0, MOST_OF_CIRCLE)));
    if (told.length > MOST_OF_CIRCLE) part.append(make("p", "note", say("fact.circles.more", told.length - MOST_OF_CIRCLE)));
  }
  return [part];
}

function verdict(n) {
  const label = labelOf(n);
  const made = make("span", `label-mark is-${label}${changed.has(n) ? " changed" : ""}`, label ? say(`label.${label}`) : "");
  // With a direction of its own it does not count for that of the text behind it.
  made.dir = "ltr";
  if (changed.has(n)) made.title = say("whatif.was", say(`label.${plainLabels[n]}`));
  return made;
}

function detailsOf(n) {
  const element = elements[n];
  const parts = [topLine(n)];
  if (element.text) parts.push(paragraph("wording", element.text, element.lang));
  if (element.label) parts.push(paragraph("label", element.label));
  parts.push(...verdictPart(n), ...connections(n), factList(Object.entries(element.facts)), ...mentions(n), ...questionsOf(n), ...groundsOf(n));
  if (element.findings.length) parts.push(findingList(element.findings, false));
  parts.push(toolLine(n), idLine(n));
  return parts;
}

function topLine(n) {
  const line = make("div", "top-line");
  line.append(badge(elements[n].kind, polarityFor(n)));
  if (accepting.has(n)) line.append(switchLine(n));
  if (elementIsDrawn(n)) line.append(button("page.show", () => reveal(n)));
  line.append(button("page.overview", () => select(null)));
  return line;
}

function switchLine(n) {
  const made = button(isAccepted(n) ? "whatif.withdraw" : "whatif.accept", () => toggle(n));
  made.classList.add("switching");
  return made;
}

function verdictPart(n) {
  if (!labelOf(n)) return [];
  const part = make("div", "verdict-part");
  const line = make("p");
  line.append(verdict(n));
  part.append(line);
  for (const { words, refs } of why(n)) {
    const reason = make("div", "why");
    reason.append(inEnglish(words));
    if (refs.length) reason.append(list(refs));
    part.append(reason);
  }
  return [part];
}

// Words of the page within a text that may run the other way.
function inEnglish(words) {
  const made = make("bdi", "", words);
  made.lang = "en";
  return made;
}

function list(numbers) {
  const made = make("ul");
  for (const n of new Set(numbers)) {
    const item = make("li");
    item.append(verdict(n), linkTo(n));
    made.append(item);
  }
  return made;
}

// What names an entity, or is named by one, by the fact that names it.
const NAMES = { sources: "cited", says: "said", recorded: "recorded-by", scenario: "holds", scheme: "instances", creators: "made", stakes: "staked", assumes: "assumed", rejects: "rejected" };
const naming = new Map();
for (const { n, facts } of elements) {
  for (const key of Object.keys(NAMES)) for (const value of many(facts[key])) if (typeof value === "number") push(naming, `${NAMES[key]} ${value}`, n);
}

function mentions(n) {
  const found = Object.values(NAMES).filter((key) => naming.has(`${key} ${n}`));
  return found.length ? [factList(found.map((key) => [key, naming.get(`${key} ${n}`)]))] : [];
}

// What the steps say: what it starts from, bears on, is supported and opposed by, and used in.
function connections(n) {
  const found = [];
  const step = steps.get(n);
  const add = (key, numbers, how = "ref") => { if (numbers.length) found.push([key, numbers.map((number) => ({ [how]: number }))]); };
  if (step) {
    add("bears", step.target >= 0 ? [step.target] : []);
    add("premises", step.origins.filter((origin) => !step.warrants.includes(origin)));
    add("warrants", step.warrants);
  }
  const on = bearing.get(n) ?? [];
  add("supported", on.filter((row) => steps.get(row).rank === 0), "step");
  add(step ? "undercut" : "opposed", on.filter((row) => steps.get(row).rank > 0), "step");
  add("used", uses.get(n) ?? []);
  const across = (role) => [...new Set(map.across.flatMap(([a, b, how]) => (how !== role ? [] : a === n ? [b] : b === n ? [a] : [])))];
  add("contradicts", across("contradicts"));
  add("restates", across("restates"));
  return found.length ? [factList(found)] : [];
}

function questionsOf(n) {
  const rows = map.questions.rows[n];
  if (!rows) return [];
  const part = make("div", "questions");
  part.append(subheading("questions.title"));
  const made = make("ul");
  for (const [words, state, ...by] of rows) {
    const item = make("li");
    const name = ["open", "pressed", "answered"][state];
    item.append(make("span", `question-state ${name}`, say(`question.${name}`)), document.createTextNode(` ${map.questions.words[words]}`));
    if (by.length) item.append(list(by));
    made.append(item);
  }
  part.append(made);
  return [part];
}

// On what a statement rests in the scenario in which the page was made.
function groundsOf(n) {
  const grounds = reasoning.grounds[n];
  if (!grounds) return [];
  const part = make("details", "grounds");
  part.append(make("summary", "", say("grounds.title", grounds.sets.length + (grounds.more ? "+" : ""))));
  const name = reasoning.scenarios.find(({ id }) => id === reasoning.chosen)?.name;
  if (name) part.append(make("p", "note", say("grounds.in", name)));
  if (grounds.critical.length) part.append(make("p", "note", say("grounds.critical")), list(grounds.critical));
  grounds.sets.forEach((set, at) => part.append(make("p", "note", say("grounds.set", at + 1)), list(set)));
  return [part];
}

function findingList(findings, links) {
  const part = make("details", "finding-list");
  part.open = !links;
  part.append(make("summary", "", `${say("fact.findings")} (${findings.length})`));
  part.addEventListener("toggle", () => {
    if (part.open && part.children.length === 1) part.append(...findings.map((finding) => findingItem(finding, links)));
  });
  if (part.open) part.append(...findings.map((finding) => findingItem(finding, links)));
  return part;
}

function findingItem({ code, severity, message, hint, about }, links) {
  const item = make("p", `finding ${severity}`);
  item.lang = "en";
  item.append(make("b", "", `${say(`severity.${severity}`)} ${code} `), document.createTextNode(message));
  if (links && elements[about]) item.append(" ", linkTo(about, elements[about].id));
  if (hint) item.append(make("span", "hint", hint));
  return item;
}

function toolLine(n) {
  const line = make("p", "id-line");
  line.append(...focusTools(n));
  line.append(button("page.copy", (event) => copy(iriOf(n), event.currentTarget)));
  if (below(n).length) line.append(button("page.sparql", (event) => copy(sparqlFor(n), event.currentTarget)));
  return line;
}

const iriOf = (n) => (/^[a-z][a-z0-9+.-]*:/i.test(elements[n].id) ? elements[n].id : map.space + elements[n].id);

// Everything that bears on an element, as one query: what is used in arguments for it and against it,
// and what undercuts any of these, at any distance.
const DRAWN_RELATIONS = new Set(["support", "attack", "entailment", "undercut"]);

function sparqlFor(n) {
  const iri = iriOf(n).replace(/[\u0000-\u0020<>"{}|^`\\]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);
  const related = [...steps.keys()].some((step) => DRAWN_RELATIONS.has(elements[step].kind));
  const ways = `^arg:premise|^arg:warrant|arg:conclusion|arg:rebuts|arg:undercuts${related ? "|^arg:from|arg:to" : ""}`;
  return [
    "PREFIX arg: <https://w3id.org/argmap/ns#>",
    "SELECT DISTINCT ?element ?text WHERE {",
    `  ?element (${ways})+ <${iri}> .`,
    ...(related ? ["  MINUS { VALUES ?other { arg:Locution arg:Relation } ?element a ?other }"] : []),
    "  OPTIONAL { ?element arg:text ?text }",
    "} ORDER BY ?element",
  ].join("\n");
}

function idLine(n) {
  const line = make("p", "id-line");
  const name = make("code", "", elements[n].id);
  name.title = iriOf(n);
  line.append(name);
  return line;
}

function heading(text) {
  const title = make("h2", "", text);
  title.dir = "auto";
  return title;
}

function subheading(key) {
  const title = make("h3", "", say(key));
  title.lang = "en";
  return title;
}

function paragraph(className, text, language) {
  const part = make("p", className, text);
  part.dir = "auto";
  if (language) part.lang = language;
  return part;
}

function button(word, action) {
  const made = make("button", "small", say(word));
  made.type = "button";
  made.lang = "en";
  made.addEventListener("click", action);
  return made;
}

function factList(facts, links = true) {
  const rows = make("dl", "facts");
  for (const [key, values] of facts) {
    const row = make("div");
    const term = make("dt", "", say(`fact.${key}`));
    term.lang = "en";
    row.append(term, ...many(values).map((value) => factValue(key, value, links)));
    rows.append(row);
  }
  return rows;
}

function factValue(key, value, links) {
  const cell = make("dd");
  cell.dir = "auto";
  if (key === "passages") cell.append(passageValue(value, links));
  else cell.append(valueNode(value, links));
  return cell;
}

function placeOf([source, start, end]) {
  const title = map.sources[source]?.title ?? String(source);
  if (typeof start === "number") return say("place.characters", start, end, title);
  return start ? say("place.quote", start, title) : say("place.unknown", title);
}

// A step on something: how it fares itself, and below it what it starts from, with how that fares.
function stepValue(n) {
  const { origins, linked } = steps.get(n);
  const made = make("div", "on");
  made.append(verdict(n), linkTo(n, elements[n].text || kindName(elements[n].kind)));
  if (linked) made.append(make("span", "note", ` ${say("legend.linked")}`));
  if (origins.length) made.append(list(origins));
  return made;
}

function valueNode(value, links) {
  if (typeof value === "string") return document.createTextNode(value);
  if (value.step !== undefined) return stepValue(value.step);
  const { ref, text, href, lang } = typeof value === "number" ? { ref: value } : value;
  const made = make("span");
  if (lang) made.lang = lang;
  if (ref !== undefined) {
    if (text) made.append(`${text} `);
    if (links && labelOf(ref)) made.append(verdict(ref));
    made.append(links ? linkTo(ref) : headline(ref));
  } else if (links && href !== undefined && /^https?:\/\//i.test(href)) made.append(outward(text, href));
  else made.append(text);
  return made;
}

function linkTo(n, text = headline(n)) {
  const link = make("a", "", text);
  link.dir = "auto";
  link.href = `${location.href.split("#")[0]}#${encodeURIComponent(elements[n].id)}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    select(n);
  });
  return link;
}

function outward(text, href) {
  const link = make("a", "outward", text);
  link.href = href;
  link.rel = "noopener noreferrer";
  link.target = "_blank";
  return link;
}

function action(text, run) {
  const made = make("button", "link", text);
  made.type = "button";
  made.addEventListener("click", run);
  return made;
}

async function copy(text, from) {
  const word = from.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelecting(text);
  }
  from.textContent = say("page.copied");
  announce(say("page.copied"));
  setTimeout(() => { from.textContent = word; }, 1500);
}

function copyBySelecting(text) {
  const field = make("textarea", "hidden", text);
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
