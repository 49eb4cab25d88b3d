/** Size of a component's box wherever a diagram is drawn, px. */
export const BOX = { width: 176, height: 72 } as const;
