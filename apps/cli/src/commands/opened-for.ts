import type { Command } from 'commander';
import type { RouteClient } from '../stack/route-client.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';
import { connectStack, type StackOption } from './connect-stack.ts';
import type { Surroundings } from './surroundings.ts';

export interface Opened {
  readonly client: RouteClient;
  /** Prints the value as JSON where that is asked for, else what people read. */
  readonly show: (value: unknown, lines: readonly string[]) => void;
}

/** What a command that asks a running Firmograph and shows the answer needs. */
export async function openedFor(command: Command, surroundings: Surroundings): Promise<Opened> {
  const options = command.optsWithGlobals<StackOption & { readonly json?: boolean }>();
  const { client } = await connectStack(surroundings, options);
  const person = new TerminalPerson(surroundings.streams, options.json === true);
  const { output } = surroundings.streams;
  return {
    client,
    show: (value, lines) => {
      if (options.json === true) output.write(`${JSON.stringify(value)}\n`);
      else for (const line of lines) person.say(line);
    },
  };
}
