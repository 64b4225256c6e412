const WHO = '{ viewer { account { name email } } }';
const SIGN_IN = '/en/sign-in?returnTo=/explorer/';

/** Says as whom this page asks: what changes something is refused to visitors. */
export async function tellWho(place: HTMLElement): Promise<void> {
  const account = await whoIsSignedIn();
  if (account === undefined) return;
  if (account === null) {
    place.append('You are not signed in: mutations will be refused. ', linkTo(SIGN_IN, 'Sign in'));
  } else {
    place.append(`You ask as ${account.name} (${account.email}). `, linkTo('/en/account', 'Your account'));
  }
}

interface Account {
  readonly name: string;
  readonly email: string;
}

/** Null: nobody; undefined: that cannot be said. */
async function whoIsSignedIn(): Promise<Account | null | undefined> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: WHO }),
    });
    const { data }: { data?: { viewer: { account: Account } | null } | null } = await response.json();
    return data ? (data.viewer?.account ?? null) : undefined;
  } catch {
    return undefined;
  }
}

function linkTo(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}
