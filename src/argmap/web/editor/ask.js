// The editor for queries: one tab to begin with, and one more for each question that is chosen.

import Editor from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

function declared(prefixes) {
  return Object.entries(prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join("\n");
}

const FIRST = `
# Which evidence is there, of what kind, and from where?
SELECT ?text ?kind ?title WHERE {
  ?evidence a arg:Evidence ; arg:text ?text .
  OPTIONAL { ?evidence arg:evidenceKind ?kind }
  OPTIONAL { ?evidence dcterms:source ?source . ?source dcterms:title ?title }
} LIMIT 50`;

async function start() {
  const { prefixes, queries } = await (await fetch("/queries.json")).json();
  const editor = new Editor(document.getElementById("ask"), {
    persistenceId: null,
    populateFromUrl: false,
    copyEndpointOnNewTab: true,
    requestConfig: { endpoint: `${location.origin}/sparql`, method: "POST" },
    endpointCatalogueOptions: { getData: () => [] },
    yasqe: { value: declared(prefixes) + FIRST, autocompleters: [], persistenceId: null },
    yasr: { prefixes, persistenceId: null },
  });
  const menu = document.getElementById("named");
  for (const topic of new Set(queries.map((query) => query.topic))) {
    const group = document.createElement("optgroup");
    group.label = topic;
    for (const { name, question } of queries.filter((query) => query.topic === topic)) {
      group.append(new Option(question, name));
    }
    menu.append(group);
  }
  menu.addEventListener("change", () => {
    const chosen = queries.find(({ name }) => name === menu.value);
    if (!chosen) return;
    const tab = editor.addTab(true, { name: chosen.name, yasqe: { value: chosen.query } });
    tab.query();
    menu.value = "";
  });
  globalThis.argmapAsk = editor;
  document.documentElement.dataset.ready = "yes";
}

start();
