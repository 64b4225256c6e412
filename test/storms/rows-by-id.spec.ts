import { RowsById } from '../../src/contexts/planning/graphql/rows-by-id.js';

const row = (id: string) => ({ id, title: `Titel på ${id}` });

describe('rows by their ids', () => {
  let read: (readonly string[])[];
  let rows: RowsById<ReturnType<typeof row>>;
  beforeEach(() => {
    read = [];
    rows = new RowsById(async (ids) => {
      read.push(ids);
      return ids.filter((id) => id !== 'gone').map(row);
    });
  });

  it('are read together by all who ask at the same time', async () => {
    expect(await Promise.all([rows.load('a'), rows.load('b'), rows.load('a')])).toEqual([row('a'), row('b'), row('a')]);
    expect(read).toEqual([['a', 'b']]);
  });

  it('are answered without a promise where they are known', async () => {
    const known = row('known');
    rows.know([known]);
    expect(rows.load('known')).toBe(known);
    const a = await rows.load('a');
    expect(rows.load('a')).toBe(a);
    expect(read).toEqual([['a']]);
  });

  it('are null for whoever looks for one that does not exist, and a broken promise for whoever must have it', async () => {
    expect(await rows.find('gone')).toBeNull();
    await expect(rows.load('gone')).rejects.toThrow('Broken promise: the stored row gone is gone');
    expect(await rows.find('a')).toEqual(row('a'));
  });
});
