import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { SavedQuery } from './saved-query.js';

interface Editors {
  /** Puts a query and its variables into a tab of their own. */
  readonly open: (saved: Omit<SavedQuery, 'name'>) => void;
  /** What the tab before the reader holds. */
  readonly present: () => Omit<SavedQuery, 'name'>;
}

export function useEditors(): Editors {
  const { addTab } = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL((state) => ({
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
  }));
  return {
    open: ({ query, variables }) => {
      addTab();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
      queryEditor?.focus();
    },
    present: () => ({ query: queryEditor?.getValue() ?? '', variables: variableEditor?.getValue() ?? '' }),
  };
}
