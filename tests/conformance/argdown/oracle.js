// Reads documents, one JSON string a line, and prints for each what @argdown/core makes of it.
// 2.0 exports it from the package itself, 1.7 from a file within.
const { argdown } = require("@argdown/core").argdown
  ? require("@argdown/core")
  : require("@argdown/core/dist/argdown");
const lines = require("readline").createInterface({ input: process.stdin });
const PROCESS = ["parse-input", "build-model", "build-map", "colorize", "export-json"];
lines.on("line", (line) => {
  const input = JSON.parse(line);
  let answer;
  try {
    const response = argdown.run({ input, process: PROCESS, logLevel: "none", throwExceptions: true });
    const errors = (response.parserErrors || []).map((e) => e.token.startLine);
    answer = {
      refused: !response.ast || errors.length > 0 || (response.exceptions || []).length > 0,
      errors,
      exceptions: (response.exceptions || []).map((e) => e.code || e.message),
      json: response.json ? JSON.parse(response.json) : null,
    };
  } catch (error) {
    answer = { refused: true, errors: [], exceptions: [String(error)], json: null };
  }
  console.log(JSON.stringify(answer));
});
