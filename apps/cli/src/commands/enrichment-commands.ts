import type { Command } from 'commander';
import { enrichmentNamed } from '../stack/enrichment-named.ts';
import { openedFor, type Opened } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

export interface Asked<Options> extends Opened {
  readonly enrichmentId: string;
  readonly options: Options;
  /** What is said after the enrichment. */
  readonly given: readonly string[];
  readonly surroundings: Surroundings;
}

/** Adds commands whose first argument is an enrichment, by its name. */
export function onEnrichments(group: Command, surroundings: Surroundings) {
  return <Options>(usage: string, description: string, act: (asked: Asked<Options>) => Promise<void>): Command => {
    const [name = '', ...rest] = usage.split(' ');
    const command = group.command(name).description(description).argument('<enrichment>', 'its name');
    for (const argument of rest) command.argument(argument);
    return command.option('--json', 'print the answer as JSON', false).action(async (enrichment: string) => {
      const opened = await openedFor(command, surroundings);
      const { definition } = await enrichmentNamed(opened.client, enrichment);
      const { enrichmentId } = definition;
      await act({
        ...opened,
        enrichmentId,
        options: command.opts<Options & object>(),
        given: command.args.slice(1),
        surroundings,
      });
    });
  };
}
