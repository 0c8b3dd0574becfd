/** A whole number from 1 up. Throws one sentence; `command` is the one whose `--help` lists what there is. */
export function natural(text: string, command: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Error(`“${text}” is no whole number from 1 up: ${command} --help lists what there is.`);
  return Number(text);
}

/** What a program was asked for. Where `parse` throws, the program ends with that sentence and 2. */
export function askedFor<Arguments>(parse: (args: readonly string[]) => Arguments, args: readonly string[]): Arguments {
  try {
    return parse(args);
  } catch (error) {
    process.stderr.write(`${Error.isError(error) ? error.message : String(error)}\n`);
    process.exit(2);
  }
}
