import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './explorer.css';
import './editor-pictures.css';
import './saved-queries/saved-queries.css';
import { adoptStyles } from './adopted-style.js';
import { askServer } from './ask-server.js';
import { EDITOR_THEMES, EditorLook } from './editor-look.js';
import { setStylesOfEditor } from './editor-markup.js';
import { listTabs } from './list-tabs.js';
import { READY } from './saved-queries/ready-queries.js';
import { SAVED_QUERIES } from './saved-queries/saved-queries-panel.js';
import { tellWho } from './who.js';

const examples = [READY.dashboard, READY.department, READY.strategyOwner];
const plugins = [HISTORY_PLUGIN, SAVED_QUERIES];

const place = document.querySelector('#explorer');
if (place === null) throw new Error('The page has no element with the id "explorer".');

const who = document.querySelector<HTMLElement>('#who');
if (who !== null) void tellWho(who);

adoptStyles();
setStylesOfEditor();
listTabs();
rememberFirstExample();
createRoot(place).render(
  <GraphiQL
    fetcher={askServer}
    defaultTabs={examples}
    plugins={plugins}
    defaultEditorToolsVisibility="variables"
    // A header may carry a key to the API: it is not kept in the browser.
    shouldPersistHeaders={false}
    inputValueDeprecation
    schemaDescription
    editorTheme={EDITOR_THEMES}
  >
    <GraphiQL.Logo>GraphiQL</GraphiQL.Logo>
    <EditorLook />
  </GraphiQL>,
);

// On a first visit GraphiQL opens the first tab without its variables: it looks for them among what an earlier visit
// left in the browser's storage.
function rememberFirstExample(): void {
  if (localStorage.getItem('graphiql:tabState') !== null) return;
  localStorage.setItem('graphiql:query', READY.dashboard.query);
  localStorage.setItem('graphiql:variables', READY.dashboard.variables);
}
