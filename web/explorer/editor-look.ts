import { useGraphiQL, useGraphiQLActions, useMonaco } from '@graphiql/react';
import { useEffect } from 'react';

/** The editors in ink on paper. Weight and depth of ink tell words apart; colour is left to mistakes. */
export const EDITOR_THEMES = { light: 'maalbar-light', dark: 'maalbar-dark' } as const;

const LIGHT = { sheet: '#ffffff', well: '#eaede8', ink: '#15201a', ink2: '#46524b', ink3: '#5d6962', rule: '#d2d8d2' };
const DARK = { sheet: '#1a201c', well: '#2e3832', ink: '#eaefeb', ink2: '#b9c3bc', ink3: '#9aa69f', rule: '#2e3832' };

/** Wraps long lines, so that nothing is hidden in a narrow window, and keeps the editors in step with light and dark. */
export function EditorLook(): null {
  const monaco = useMonaco((state) => state.monaco);
  const { setTheme } = useGraphiQLActions();
  const { theme, queryEditor, variableEditor, headerEditor, responseEditor } = useGraphiQL((state) => ({
    theme: state.theme,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
    headerEditor: state.headerEditor,
    responseEditor: state.responseEditor,
  }));

  useEffect(() => {
    if (monaco === undefined) return;
    monaco.editor.defineTheme(EDITOR_THEMES.light, { base: 'vs', inherit: true, ...inkOnPaper(LIGHT) });
    monaco.editor.defineTheme(EDITOR_THEMES.dark, { base: 'vs-dark', inherit: true, ...inkOnPaper(DARK) });
    setTheme(theme);
    // GraphiQL looks at the system's choice only when it is given a theme.
    const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setTheme(theme);
    systemIsDark.addEventListener('change', follow);
    return () => systemIsDark.removeEventListener('change', follow);
  }, [monaco, theme, setTheme]);

  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, headerEditor, responseEditor]) {
      editor?.updateOptions({
        wordWrap: 'on',
        wrappingIndent: 'indent',
        // Monaco takes the dash of "2020–2024" and the spaces within large numbers for a trap in source code.
        unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false, nonBasicASCII: false },
        scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10 },
      });
    }
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);

  return null;
}

function inkOnPaper({ sheet, well, ink, ink2, ink3, rule }: typeof LIGHT) {
  const transparent = '#00000000';
  return {
    rules: [
      { token: '', foreground: ink },
      { token: 'comment', foreground: ink3 },
      { token: 'keyword', foreground: ink, fontStyle: 'bold' },
      { token: 'keyword.json', foreground: ink, fontStyle: 'bold' },
      { token: 'type.identifier', foreground: ink2 },
      { token: 'key.identifier', foreground: ink },
      { token: 'argument.identifier', foreground: ink3 },
      { token: 'string', foreground: ink2 },
      { token: 'string.key.json', foreground: ink3 },
      { token: 'string.value.json', foreground: ink },
      { token: 'number', foreground: ink },
      { token: 'delimiter', foreground: ink3 },
    ],
    colors: {
      focusBorder: ink,
      'editor.background': transparent,
      'editor.foreground': ink,
      'editor.selectionBackground': rule,
      'editorBracketMatch.background': well,
      'editorBracketMatch.border': transparent,
      'editorBracketHighlight.foreground1': ink3,
      'editorBracketHighlight.foreground2': ink3,
      'editorBracketHighlight.foreground3': ink3,
      'editorCursor.foreground': ink,
      'editorHoverWidget.background': sheet,
      'editorIndentGuide.background1': rule,
      'editorIndentGuide.activeBackground1': ink3,
      'editorLineNumber.foreground': ink3,
      'editorLineNumber.activeForeground': ink,
      'editorLink.activeForeground': ink,
      'editorSuggestWidget.background': sheet,
      'editorSuggestWidget.foreground': ink,
      'editorSuggestWidget.selectedBackground': well,
      'editorSuggestWidget.selectedForeground': ink,
      'editorSuggestWidget.highlightForeground': ink,
      'editorSuggestWidget.focusHighlightForeground': ink,
      'editorWidget.background': sheet,
      'input.background': well,
      'list.hoverBackground': well,
      'list.highlightForeground': ink,
      'list.focusHighlightForeground': ink,
      'menu.background': sheet,
      'menu.selectionBackground': well,
      'menu.selectionForeground': ink,
      'quickInput.background': sheet,
      'quickInputList.focusBackground': well,
      'quickInputList.focusForeground': ink,
      'scrollbar.shadow': transparent,
      'textLink.foreground': ink,
      'textLink.activeForeground': ink,
    },
  };
}
