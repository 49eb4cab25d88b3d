/** Version of the simulation's semantics. It changes whenever any run could give other bytes than before. */
export const ENGINE_VERSION = '2.1.0';
