import type { Command } from 'commander';
import type { RouteClient } from '../stack/route-client.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';
import { connectStack, type StackOption } from './connect-stack.ts';
import type { Surroundings } from './surroundings.ts';

export interface Opened {
  readonly client: RouteClient;
  /** Prints the value as JSON where that is asked for, else lines for people. */
  readonly show: (value: unknown, lines: readonly string[]) => void;
  /** The same for what is more than lines. */
  readonly present: (value: unknown, toPerson: (person: TerminalPerson) => void) => void;
}

/** What a command that asks a running Firmograph and shows the answer needs. */
export async function openedFor(command: Command, surroundings: Surroundings): Promise<Opened> {
  const options = command.optsWithGlobals<StackOption & { readonly json?: boolean }>();
  const { client } = await connectStack(surroundings, options);
  const person = new TerminalPerson(surroundings.streams, options.json === true);
  const present: Opened['present'] = (value, toPerson) => {
    if (options.json === true) surroundings.streams.output.write(`${JSON.stringify(value)}\n`);
    else toPerson(person);
  };
  const show: Opened['show'] = (value, lines) => {
    present(value, () => {
      for (const line of lines) person.say(line);
    });
  };
  return { client, show, present };
}
