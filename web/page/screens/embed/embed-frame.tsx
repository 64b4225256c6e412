import './embed.css';
import { Outlet } from 'react-router';
import { Offline } from '../../parts/offline.js';

/** What stands around a chart on another site: nothing but the landmark, and that there is no connection. */
export function EmbedFrame() {
  return (
    <>
      <main className="embed">
        <Outlet />
      </main>
      <Offline />
    </>
  );
}
