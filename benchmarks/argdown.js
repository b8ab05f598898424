// Times @argdown/core on a file: node argdown.js FILE ROUNDS; prints the median in processor milliseconds.
// 2.0 exports it from the package itself, 1.7 from a file within.
const { argdown } = require("@argdown/core").argdown
  ? require("@argdown/core")
  : require("@argdown/core/dist/argdown");
const input = require("fs").readFileSync(process.argv[2], "utf8");
const times = [];
for (let round = 0; round <= Number(process.argv[3]); round++) {
  const start = process.cpuUsage();
  argdown.run({ input, process: ["parse-input", "build-model"], logLevel: "none" });
  const used = process.cpuUsage(start);
  times.push((used.user + used.system) / 1000);
}
times.shift();
console.log(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]);
