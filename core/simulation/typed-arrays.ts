/** A copy of the array with room for `size` entries, new ones zero. */
export function grownInt32(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size);
  grown.set(array);
  return grown;
}

/** A copy of the array with room for `size` entries, new ones zero. */
export function grownFloat64(array: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(size);
  grown.set(array);
  return grown;
}

/** A copy of the array with room for `size` entries, new ones zero. */
export function grownUint8(array: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(size);
  grown.set(array);
  return grown;
}

/** A copy of the array with room for `size` entries, new ones zero. */
export function grownInt16(array: Int16Array, size: number): Int16Array<ArrayBuffer> {
  const grown = new Int16Array(size);
  grown.set(array);
  return grown;
}
