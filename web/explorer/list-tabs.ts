/**
 * GraphiQL calls its tabs tabs, each with a button to show it and one to close it; but whoever listens to a page is told
 * of no button within a tab. So they are told of a list of buttons, of which one is the current.
 */
export function listTabs(): void {
  new MutationObserver(list).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['aria-selected'],
  });
}

function list(): void {
  document.querySelector('.graphiql-tabs[role="tablist"]')?.removeAttribute('role');
  for (const tab of document.querySelectorAll('.graphiql-tab[aria-selected]')) {
    const isSelected = tab.getAttribute('aria-selected') === 'true';
    tab.removeAttribute('role');
    tab.removeAttribute('aria-selected');
    tab.querySelector('button')?.setAttribute('aria-current', String(isSelected));
  }
}
