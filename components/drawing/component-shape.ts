import type { ComponentTypeId } from '@/core/contracts/component-type';
import { BOX } from '@/core/diagram/box-size';

/** Size of a component on canvas and in figures, px. */
export const SHAPE = BOX;

const { width: W, height: H } = SHAPE;
const box = (r: number) =>
  `M${r} 1H${W - r}A${r - 1} ${r - 1} 0 0 1 ${W - 1} ${r}V${H - r}A${r - 1} ${r - 1} 0 0 1 ${W - r} ${H - 1}H${r}A${r - 1} ${r - 1} 0 0 1 1 ${H - r}V${r}A${r - 1} ${r - 1} 0 0 1 ${r} 1Z`;

interface Shape {
  /** The closed outline, filled and stroked. */
  outline: string;
  /** Lines drawn on top that make the type recognisable. */
  detail?: string;
  dashed?: boolean;
}

/** The outline of each component type, drawn in a box of `SHAPE`. */
export const SHAPES: Record<ComponentTypeId, Shape> = {
  client: { outline: box(H / 2) },
  'load-balancer': {
    outline: `M18 1H${W - 18}L${W - 1} ${H / 2}L${W - 18} ${H - 1}H18L1 ${H / 2}Z`,
  },
  service: { outline: box(6) },
  queue: {
    outline: box(3),
    detail: `M${W - 12} 1V${H - 1}M${W - 22} 1V${H - 1}M${W - 32} 1V${H - 1}`,
  },
  topic: {
    outline: `M1 1H${W - 22}L${W - 1} ${H / 2}L${W - 22} ${H - 1}H1Z`,
  },
  worker: { outline: box(6), detail: `M8 1V${H - 1}M${W - 8} 1V${H - 1}` },
  database: {
    outline: `M1 12C1 6 ${W * 0.2} 1 ${W / 2} 1S${W - 1} 6 ${W - 1} 12V${H - 12}C${W - 1} ${H - 6} ${W * 0.8} ${H - 1} ${W / 2} ${H - 1}S1 ${H - 6} 1 ${H - 12}Z`,
    detail: `M1 12C1 18 ${W * 0.2} 22 ${W / 2} 22S${W - 1} 18 ${W - 1} 12`,
  },
  cache: {
    outline: `M12 1H${W - 12}L${W - 1} 12V${H - 12}L${W - 12} ${H - 1}H12L1 ${H - 12}V12Z`,
  },
  'external-api': { outline: box(18), dashed: true },
};
