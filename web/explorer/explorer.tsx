import { GraphiQL, type GraphiQLProps } from 'graphiql';
import { GraphQLError } from 'graphql';
import { createRoot } from 'react-dom/client';
import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './explorer.css';
import { EDITOR_THEMES, EditorLook } from './editor-look.js';
import dashboard from './queries/dashboard.graphql?raw';
import dashboardVariables from './queries/dashboard.variables.json?raw';
import department from './queries/department.graphql?raw';
import departmentVariables from './queries/department.variables.json?raw';
import strategyOwner from './queries/strategy-owner.graphql?raw';
import strategyOwnerVariables from './queries/strategy-owner.variables.json?raw';

const examples = [
  { query: dashboard, variables: dashboardVariables },
  { query: department, variables: departmentVariables },
  { query: strategyOwner, variables: strategyOwnerVariables },
];

const askServer: GraphiQLProps['fetcher'] = async (question, options) => {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...options?.headers },
    body: JSON.stringify(question),
  });
  // A proxy answers with a page of its own when the server behind it is away.
  if (!answer.headers.get('content-type')?.includes('json')) {
    return { errors: [new GraphQLError(`The server answered ${answer.status} ${answer.statusText}, without JSON.`)] };
  }
  return answer.json();
};

const place = document.querySelector('#explorer');
if (place === null) throw new Error('The page has no element with the id "explorer".');

rememberFirstExample();
createRoot(place).render(
  <GraphiQL
    fetcher={askServer}
    defaultTabs={examples}
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
  localStorage.setItem('graphiql:query', dashboard);
  localStorage.setItem('graphiql:variables', dashboardVariables);
}
