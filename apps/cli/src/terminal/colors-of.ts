import colors from 'picocolors';

/** Colors for a person at a terminal; what is piped, or kept by a build server, stays plain. */
export function colorsOf({ isTTY }: { readonly isTTY?: boolean }) {
  return colors.createColors(isTTY === true && colors.isColorSupported);
}
