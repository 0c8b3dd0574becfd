/** How two hashes compare: 0 they are different, 1 one is not given, 2 they are the same. */
export function agreement(one: number, other: number): 0 | 1 | 2 {
  if (one === 0 || other === 0) return 1;
  return one === other ? 2 : 0;
}
