import type { ChildProcess } from 'node:child_process';

const children = new Set<ChildProcess>();

/** A child does not outlive this process, however it ends. Answers what takes that back. */
export function killWithParent(child: ChildProcess): () => void {
  // One listener for all: Node warns of a leak where each child has its own.
  if (children.size === 0) process.once('exit', killAll);
  children.add(child);
  const spare = (): void => {
    children.delete(child);
    if (children.size === 0) process.off('exit', killAll);
  };
  child.once('exit', spare);
  return spare;
}

function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
}
