// The tables in which the data came, as argmap.view.tables made them, turned back into the map.

function unpacked(packed) {
  const { kinds, facts, ...map } = packed;
  map.elements = packed.elements.map(([id, kind, text, label, known = [], passages = [], lang, foot]) => {
    const own = known.map((fact) => facts[fact]);
    if (passages.length) own.push(["passages", passages.length > 1 ? passages : passages[0]]);
    return { id, kind: kinds[kind], ...filled({ text, label, lang, foot }), ...(own.length ? { facts: Object.fromEntries(own) } : {}) };
  });
  const { sentences, ...findings } = packed.findings;
  map.findings = { ...findings, rows: findings.rows.map(([kind, sentence, hint, about, ...named]) =>
    [kind, sentences[sentence].map((piece, at) => piece + (at < named.length ? map.elements[named[at]].id : "")).join(""), hint, about]) };
  map.reasoning = { ...packed.reasoning, grounds: Object.fromEntries(packed.reasoning.grounds.map(([n, critical, more, ...sets]) =>
    [n, { critical, more: Boolean(more), sets }])) };
  return map;
}

const filled = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
