import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ProgressStatus } from '../../../src/domain/progress/judgement.js';
import { useTexts } from '../language/texts.js';
import { StatusSymbol, statusClass } from '../parts/status.js';
import './charts.css';

export interface Tile {
  readonly key: string;
  /** Null where it takes part unnamed. */
  readonly name: string | null;
  /** As it is to be read, or why there is none. */
  readonly value: string;
  readonly status: ProgressStatus;
  readonly rank?: number | null;
  readonly isOwn?: boolean;
  /** Where it is the one that is looked at. */
  readonly to?: string;
}

export interface TileMapProps {
  /** What the list is called. */
  readonly title: string;
  readonly tiles: readonly Tile[];
}

/** One tile for each, in the order given. */
export function TileMap({ title, tiles }: TileMapProps): ReactNode {
  return (
    <ul className="c-tiles" aria-label={title}>
      {tiles.map((tile) => (
        <li key={tile.key} className={`c-tile ${statusClass(tile.status)}${tile.isOwn ? ' c-tile-own' : ''}`}>
          <TileWords tile={tile} />
        </li>
      ))}
    </ul>
  );
}

function TileWords({ tile }: { readonly tile: Tile }): ReactNode {
  const { t } = useTexts();
  const { name, value, status, rank, to } = tile;
  const written = name ?? t('chart.unnamed');
  return (
    <>
      <span className="c-tile-name">{to === undefined ? written : <Link to={to}>{written}</Link>}</span>
      <span className="c-tile-value">{value}</span>
      <span className="c-tile-foot">
        <StatusSymbol status={status} />
        <span>{t(`status.${status}`)}</span>
        {typeof rank === 'number' && <span>{t('chart.rank', { rank })}</span>}
      </span>
    </>
  );
}
