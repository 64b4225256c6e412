/** What the button of single sign-on is to name. */
export abstract class SignOnLabel {
  /** The provider; null where there is none. */
  abstract readonly name: string | null;
}
