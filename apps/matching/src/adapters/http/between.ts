/** A stretch of time in a query, as the ledger is asked for it. */
export function between({ from, to }: { readonly from: string | undefined; readonly to: string | undefined }) {
  return {
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
  };
}
