import colors from 'picocolors';

/** Colors for a person at a terminal; what is piped, or kept by a build server, stays plain. */
export function colorsOf(stream: NodeJS.WriteStream) {
  // Absent on what is no terminal, whatever its type says.
  return colors.createColors(Boolean(stream.isTTY) && colors.isColorSupported);
}
