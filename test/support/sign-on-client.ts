/** As which Målbar is registered at a provider of single sign-on. */
export const CLIENT = { id: 'maalbar', secret: 'known to the provider and to us only' };
