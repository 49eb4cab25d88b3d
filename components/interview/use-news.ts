'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/** Hears of every change of a round, as server-sent events; says whether the server cannot be reached just now. Null hears nothing. */
export function useNews<T>(address: string | null, take: (value: T) => void): boolean {
  const [isLost, setLost] = useState(false);
  const onValue = useEffectEvent(take);
  useEffect(() => {
    if (address === null) return;
    const source = new EventSource(address);
    source.onmessage = ({ data }) => {
      setLost(false);
      const value = JSON.parse(data) as T;
      if (value === null) source.close();
      onValue(value);
    };
    source.onopen = () => setLost(false);
    // A stream ends every minute and is opened anew at once; what the server refuses stays closed.
    source.onerror = () => setLost(source.readyState === EventSource.CLOSED);
    return () => source.close();
  }, [address]);
  return isLost;
}
