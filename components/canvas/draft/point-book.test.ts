import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { POINT_LIMITS, type RestorePoint } from '@/core/contracts/restore-points';
import { createPointBook, EDITING_MS, type KeptPoint, type PointActions } from './point-book';

const diagram = (label: string): Diagram => ({
  format: 1,
  components: [{ id: 'a', type: 'service', label, position: { x: 0, y: 0 } }],
  connections: [],
  notes: [],
});

function makeBook() {
  const lists = new Map<string, KeptPoint[]>();
  const account: (RestorePoint & { diagram: Diagram })[] = [];
  const world = { online: true, full: false, time: 1000, lists, account };
  let ids = 0;
  const reach = () => {
    if (!world.online) throw new Error('offline');
  };
  const actions: PointActions = {
    add: async (point) => {
      reach();
      if (point.name === 'refused') return { ok: false, code: 'conflict', message: 'Too many.' };
      account.unshift({ ...point, at: world.time, components: 1, connections: 0 });
      return { ok: true, value: null };
    },
    list: async () => {
      reach();
      return { ok: true, value: account };
    },
    load: async (id) => {
      reach();
      const found = account.find((point) => point.id === id);
      return found
        ? { ok: true, value: found.diagram }
        : { ok: false, code: 'not-found', message: '' };
    },
    remove: async () => ({ ok: true, value: null }),
  };
  const book = createPointBook({
    mission: 'm',
    start: diagram('start'),
    kept: (owner) => ({
      list: async () => lists.get(owner ?? '') ?? [],
      change: async (change) => {
        if (world.full) throw new Error('full');
        lists.set(owner ?? '', change(lists.get(owner ?? '') ?? []));
      },
    }),
    actions,
    newId: () => {
      ids += 1;
      return `p${ids}`;
    },
    now: () => world.time,
  });
  return { book, world };
}

const names = async (book: ReturnType<typeof makeBook>['book']) =>
  (await book.list()).points.map(({ name, reason }) => name ?? reason);

describe("a visitor's restore points", () => {
  it('stay in this browser, within the limit, and give their diagrams back', async () => {
    const { book } = makeBook();
    await book.add(diagram('n'), 'kept', 'mine');
    for (let i = 0; i < POINT_LIMITS.automatic + 5; i += 1)
      await book.add(diagram(`${i}`), 'editing');
    const { points, complete } = await book.list();
    expect(complete).toBe(true);
    expect(points).toHaveLength(POINT_LIMITS.automatic + 1);
    expect(await book.load('p1')).toEqual(diagram('n'));
    expect(await book.remove('p1')).toBe(true);
    expect(await book.load('p1')).toBeNull();
  });

  it('come along on signing in', async () => {
    const { book, world } = makeBook();
    await book.add(diagram('v'), 'replaced');
    await book.signIn('u');
    expect(world.account).toMatchObject([{ reason: 'replaced', diagram: diagram('v') }]);
    expect(world.lists.get('')).toEqual([]);
    expect(await names(book)).toEqual(['replaced']);
  });

  it('say so when there is no room', async () => {
    const { book, world } = makeBook();
    world.full = true;
    expect(await book.add(diagram('v'), 'kept', 'mine')).toMatch(/no room/);
  });
});

describe('restore points of an account', () => {
  it('wait in the browser while the server cannot be reached, and are shown meanwhile', async () => {
    const { book, world } = makeBook();
    await book.signIn('u');
    world.online = false;
    await book.add(diagram('o'), 'kept', 'offline work');
    expect(await book.list()).toMatchObject({
      complete: false,
      points: [{ name: 'offline work' }],
    });
    world.online = true;
    await book.add(diagram('p'), 'editing');
    expect(world.account.map(({ name }) => name)).toEqual([null, 'offline work']);
    expect(world.lists.get('u')).toEqual([]);
  });

  it('go to the account directly when the browser has no room', async () => {
    const { book, world } = makeBook();
    await book.signIn('u');
    world.full = true;
    expect(await book.add(diagram('x'), 'replaced')).toBeNull();
    expect(world.account).toHaveLength(1);
  });

  it('are dropped with the reason when the account refuses them for good', async () => {
    const { book, world } = makeBook();
    await book.signIn('u');
    expect(await book.add(diagram('x'), 'kept', 'refused')).toBe('Too many.');
    expect(world.lists.get('u')).toEqual([]);
  });
});

describe('points by themselves', () => {
  it('are left at most every few minutes of editing', async () => {
    const { book, world } = makeBook();
    book.edited(diagram('a'));
    world.time += EDITING_MS;
    book.edited(diagram('b'));
    book.edited(diagram('c'));
    world.time += EDITING_MS;
    book.edited(diagram('d'));
    expect(await names(book)).toHaveLength(2);
  });

  it('are not kept for the start, nor twice for the same diagram', async () => {
    const { book } = makeBook();
    await book.add(diagram('start'), 'replaced');
    await book.add(diagram('a'), 'conflict');
    await book.add(diagram('a'), 'replaced');
    expect(await names(book)).toEqual(['conflict']);
  });
});
