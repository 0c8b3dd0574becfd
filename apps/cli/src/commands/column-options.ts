import type { Command } from 'commander';
import { repeated } from './repeated.ts';

const meanings = {
  name: 'the company name',
  website: 'the website',
  country: 'the country',
  city: 'the city',
  state: 'the state',
  id: 'the id',
};

/** An option for each of these columns, by which the user names it. */
export function addColumnOptions(command: Command, columns: readonly (keyof typeof meanings)[], where = ''): void {
  for (const column of columns)
    command.option(`--${column} <column>`, `the column that holds ${meanings[column]}${where}`);
}

/** The same, each to be given several times: the first column that says something counts. */
export function addMappingOptions(command: Command, columns: readonly (keyof typeof meanings)[]): void {
  for (const column of columns)
    command.option(
      `--${column} <column>`,
      `the column that holds ${meanings[column]}; given again: the next, where that one is empty`,
      repeated,
    );
}

/** What is the same in every row, and in no column. */
export function addConstantOptions(command: Command, columns: readonly ('country' | 'state' | 'city')[]): void {
  for (const column of columns)
    command.option(`--${column}-is <${column}>`, `${meanings[column]} of every row, where no column holds it`);
}
