/** What reads the output of others, or is read by them. */
export interface Dependency {
  readonly kind: 'enrichment' | 'segment' | 'measure' | 'export';
  readonly id: string;
}

/** One thing, and what it reads: its data set, the fields in its rule, the segments it is made of. */
export interface Reading {
  readonly of: Dependency;
  readonly reads: readonly Dependency[];
}

/** Who reads what. Nothing in it tells whether a thing that is read is there. */
export class DependencyGraph {
  private readonly readings = new Map<string, readonly Dependency[]>();
  private readonly readers = new Map<string, Dependency[]>();

  /** The later of two readings of one thing takes the place of the earlier. */
  constructor(readings: Iterable<Reading>) {
    const latest = new Map<string, Reading>();
    for (const reading of readings) latest.set(nameOf(reading.of), reading);
    for (const [name, { of, reads }] of latest) {
      this.readings.set(name, distinct(reads));
      for (const read of distinct(reads)) this.readersOf(read).push(of);
    }
  }

  /** What it reads itself. */
  readBy(reader: Dependency): readonly Dependency[] {
    return this.readings.get(nameOf(reader)) ?? [];
  }

  /** Those that read it themselves. */
  dependantsOf(read: Dependency): readonly Dependency[] {
    return this.readers.get(nameOf(read)) ?? [];
  }

  /** Those that read it themselves or over others, nearest first; without itself, also where it reads itself. */
  allDependantsOf(read: Dependency): readonly Dependency[] {
    const reached = reachedFrom(read, (node) => this.dependantsOf(node));
    reached.delete(nameOf(read));
    return [...reached.values()].map(({ node }) => node);
  }

  /** The shortest way from a thing back to itself, along what is read, with the thing at both ends; null: there is none. */
  cycleThrough(start: Dependency): readonly Dependency[] | null {
    const reached = reachedFrom(start, (node) => this.readBy(node));
    const path: Dependency[] = [];
    for (let step = reached.get(nameOf(start)); step !== undefined;) {
      path.unshift(step.node);
      step = step.from === null ? undefined : reached.get(nameOf(step.from));
    }
    return path.length === 0 ? null : [start, ...path];
  }

  private readersOf(read: Dependency): Dependency[] {
    const name = nameOf(read);
    const known = this.readers.get(name);
    if (known !== undefined) return known;
    const readers: Dependency[] = [];
    this.readers.set(name, readers);
    return readers;
  }
}

interface Step {
  readonly node: Dependency;
  /** Null: it is one step from the start. */
  readonly from: Dependency | null;
}

/** Breadth first. The start is among what is reached only where a way leads back to it. */
function reachedFrom(start: Dependency, next: (node: Dependency) => readonly Dependency[]): Map<string, Step> {
  const reached = new Map<string, Step>();
  const waiting: Step[] = next(start).map((node) => ({ node, from: null }));
  for (const step of waiting) {
    const name = nameOf(step.node);
    if (reached.has(name)) continue;
    reached.set(name, step);
    if (name !== nameOf(start)) waiting.push(...next(step.node).map((node) => ({ node, from: step.node })));
  }
  return reached;
}

function distinct(dependencies: readonly Dependency[]): readonly Dependency[] {
  return [...new Map(dependencies.map((each) => [nameOf(each), each])).values()];
}

function nameOf({ kind, id }: Dependency): string {
  return `${kind}/${id}`;
}
