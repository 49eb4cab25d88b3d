/** Version of the simulation's semantics. It changes whenever any run could give other bytes than before. */
export const ENGINE_VERSION = '1.0.0';
