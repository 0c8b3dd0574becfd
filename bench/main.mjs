/** Starts the benchmark, or with `--eval` the evaluation, that is named first: plain JavaScript, because it belongs to none. */
const programs = {
  '--bench': { pipeline: 'pipeline/dist/main.js', match: 'match/dist/bench.js' },
  '--eval': { match: 'match/dist/eval.js' },
};

const [, , what, name] = process.argv;
const program = programs[what]?.[name];
if (program === undefined) {
  const names = Object.keys(programs[what] ?? {}).join(' | ');
  process.stderr.write(`usage: npm run ${what?.slice(2)} -- ${names} [options]\n`);
  process.exit(2);
}
// The programs read their own arguments; the first of them is the name.
process.argv.splice(2, 1);
await import(new URL(program, import.meta.url).href);
