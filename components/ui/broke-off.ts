/** What a reader is told when the simulation throws: that is never the fault of a design. */
export const BROKE_OFF =
  'The simulation broke off. That is a fault of ours, not of your design. Reload the page and run it again.';
