import type { Command } from 'commander';

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
