// Builds the editor into one folder: editor.js, editor.css and the licences of all that is in them.
// The folder is `../built`, or the one that is named.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const into = process.argv[2] ?? join(here, "..", "built");

await build({
  absWorkingDir: here,
  entryPoints: { editor: "ask.js" },
  outdir: into,
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "iife",
  target: ["es2022"],
  legalComments: "none",
  loader: { ".svg": "dataurl" },
});

// What the lock names and is not for building alone goes into the script, so its licence goes along.
const { packages } = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8"));
const parts = Object.entries(packages)
  .filter(([path, { dev }]) => path && !dev)
  .map(([path, { version, license }]) => {
    const folder = join(here, path);
    const texts = readdirSync(folder)
      .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
      .sort()
      .map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim());
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const people = [about.author, ...(about.contributors ?? [])].map((who) => who?.name ?? who);
    const named = [...new Set(people.filter(Boolean))].join(", ");
    const terms = license ?? about.licenses?.map(({ type }) => type).join(" or ");
    if (!terms && !texts.length) throw new Error(`${path} names no licence`);
    const said = `Licence: ${terms ?? "as below"}${named && `; by ${named}`}`;
    const name = path.replace(/^.*node_modules\//, "");
    return `## ${name} ${version}\n\n${[said, ...texts].join("\n\n")}\n`;
  });
writeFileSync(
  join(into, "editor.LICENSES.txt"),
  `What is in editor.js and editor.css beside argmap's own part, with its licences.\n\n${parts.join("\n")}`,
);
