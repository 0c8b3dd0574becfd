/** The commands of `npx firmograph` in the shell blocks of a page, in order, each as its arguments. */
export function documentedCommands(page: string): readonly (readonly string[])[] {
  const blocks = [...page.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block);
  return blocks
    .flatMap((block) => block.split('\n'))
    .flatMap((line) => /^npx firmograph (.+)$/.exec(line)?.[1] ?? [])
    .map(argumentsOf);
}

/** As a shell takes it apart, as far as pages need one: by blanks, but not within double quotes. */
function argumentsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = '']) => quoted ?? plain);
}
